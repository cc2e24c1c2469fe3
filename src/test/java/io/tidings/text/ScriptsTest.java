package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A good film, 10/10 👍     | Latn
            Отличный фильм, very good | Cyrl
            这部电影很好看             | Hani
            とても良かった映画         | Jpan
            映画館で映画を見た         | Jpan
            이 영화 정말 재미있다 lol  | Hang
            ประเทศไทย                | Thai
            السلام عليكم              | Arab
            שלום עולם                 | Hebr
            हिन्दी                     | Deva
            Καλημέρα                  | Grek
            10/10 👍!!!               | Zyyy
            𐌰𐌱                        | Zzzz
            """)
    void theScriptOfMostLettersWins(String text, String script) {
        assertThat(Scripts.dominant(text)).isEqualTo(script);
    }
}
