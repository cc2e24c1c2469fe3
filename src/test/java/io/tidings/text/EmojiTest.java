package io.tidings.text;

import static io.tidings.text.TokenAssertions.assertTokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Emoticons, and emoji of any length as one token.
class EmojiTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            nice👍 👍🏽 | nice 👍 👍🏽
            👨‍👩‍👧‍👦👩🏽‍🚀 | 👨‍👩‍👧‍👦 👩🏽‍🚀
            🇩🇪🇫🇷 🇩 | 🇩🇪 🇫🇷 🇩
            1️⃣ *️⃣ 3⃣ | 1⃣ *⃣ 3⃣
            ❤️ ❤ ❤️‍🔥 | ❤ ❤ ❤‍🔥
            🏴󠁧󠁢󠁥󠁮󠁧󠁿😂😂 | 🏴󠁧󠁢󠁥󠁮󠁧󠁿 😂 😂
            a👍‍b | a 👍 b
            """)
    void keepEmojiWhole(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            nice :) bad :( | nice :) bad :(
            great:) :-) :)))) | great :) :-) :)
            XD :D :P ;-) :'( | xd :d :p ;-) :'(
            <3 </3 <333 | <3 </3 <3
            ^_^ -_- o_O T_T ^^ | ^_^ -_- o_o t_t ^^
            :/ :\\ :-/ >:( (: =) | :/ :\\ :-/ >:( (: =)
            """)
    void keepEmoticonsWhole(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            note:details x=3 | note : details x = 3
            a:b (c) | a : b ( c )
            re:port 4:3 | re : port <number>
            c:/dir | c : / dir
            foo_foo x_y | foo _ foo x _ y
            """)
    void keepWhatIsNoEmoticon(String text, String tokens) {
        assertTokens(text, tokens);
    }
}
