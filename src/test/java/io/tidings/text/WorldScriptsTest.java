package io.tidings.text;

import static io.tidings.text.TokenAssertions.assertTokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scripts with and without spaces, combining marks, invisible and broken characters.
class WorldScriptsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            这部电影很好看！ | 这 部 电 影 很 好 看 !
            とても良かったー。 | と て も 良 か っ た ー 。
            ガ ｶﾞ か゚ | ガ ｶ ﾞ か゚
            이 영화 좋아요 | 이 영 화 좋 아 요
            𠮷野家 | 𠮷 野 家
            好movie看 | 好 movie 看
            ㄅㄆ | ㄅ ㄆ
            """)
    void giveHanKanaAndHangulOneTokenEach(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            ประเทศไทย | ป ระ เท ศ ไท ย
            ดีมาก | ดี มา ก
            ນ້ຳ ໄທ | ນ້ຳ ໄທ
            ខ្មែរ | ខ្មែ រ
            မြန်မာ | မြ န် မာ
            """)
    void cutScriptsWithoutSpacesIntoClusters(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            हिन्दी क्षेत्र। | हिन्दी क्षेत्र ।
            שָׁלוֹם עולם | שָׁלוֹם עולם
            السلامُ عليكمـــ | السلامُ عليكم
            Привет, мир! | привет , мир !
            தமிழ் বাংলা | தமிழ் বাংলা
            እንዴት ነህ | እንዴት ነህ
            """)
    void keepWordsWithTheirMarks(String text, String tokens) {
        assertTokens(text, tokens);
    }
}
