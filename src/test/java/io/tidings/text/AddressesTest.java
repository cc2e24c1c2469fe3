package io.tidings.text;

import static io.tidings.text.TokenAssertions.assertTokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Web and mail addresses, mentions, hashtags, and placeholders of earlier redaction.
class AddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            see http://t.co/ab?x=1#y ok   | see <url> ok
            HTTPS://X.ORG/a, and | <url> , and
            (www.imdb.com/title/tt1). | ( <url> ) .
            http://en.org/wiki/A_(b) x | <url> x
            amazon.com imdb.com/x?y | <url> <url>
            my-shop.co.com! | <url> !
            ftp://a.b/c | <url>
            https://例え.jp | https : // 例 え . jp
            """)
    void replaceWebAddresses(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            the end.The start | the end . the start
            good.it was | good . it was
            http:// nothing | http : // nothing
            e.g. this | e . g . this
            www. x | www . x
            a.b.c.d | a . b . c . d
            """)
    void keepWhatIsNoWebAddress(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            mail me@example.com now | mail <email> now
            First.Last+tag@mail.co.uk. | <email> .
            a_b-c%d@x-y.org | <email>
            123@x.net | <email>
            me@localhost | me @ localhost
            a@b@c.com | a @ <email>
            """)
    void replaceMailAddresses(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            @united thanks | <user> thanks
            hi @JetBlue_1! | hi <user> !
            meet @ 5pm | meet @ 5pm
            worst #NotSatisfied ever #1 | worst <hashtag> notsatisfied ever # 1
            one #fail #映画 | one <hashtag> fail <hashtag> 映 画
            """)
    void replaceMentionsAndMarkHashtags(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            call <phone> or <IBAN> <card> | call <phone> or <iban> <card>
            <email><url>,<user> | <email> <url> , <user>
            &lt;phone&gt; | <phone>
            <phon> <phone | < phon > < phone
            <number> <elong> <hashtag> | <number> <elong> <hashtag>
            """)
    void readPlaceholdersAsOneToken(String text, String tokens) {
        assertTokens(text, tokens);
    }
}
