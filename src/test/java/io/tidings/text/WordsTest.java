package io.tidings.text;

import static io.tidings.text.TokenAssertions.assertTokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words of alphabets: folding, contractions, negation, stretched letters, punctuation.
class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            GREAT Film       | great film
            ΣΊΣΥΦΟΣ σίσυφος   | σίσυφοσ σίσυφοσ
            İstanbul Isparta ısı | istanbul isparta isi
            Straße STRASSE    | straße strasse
            Ｆｕｌｌ ＷＩＤＴＨ！ | full width !
            naïve Café        | naïve café
            """)
    void foldCaseAndKeepOneFormOfEachLetter(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            I don't           | i do n't
            can't won't shan't | ca n't wo n't sha n't
            it's John's       | it 's john 's
            we'd've           | we 'd 've
            wouldn't've       | would n't 've
            you're they'll I'm | you 're they 'll i 'm
            DON’T It’S        | do n't it 's
            don`t don´t       | do n't do n't
            cannot CANNOT     | can not can not
            dont didnt isnt cant | do n't did n't is n't ca n't
            l'amour qu'il dell'arte | l' amour qu' il dell' arte
            o'clock rock'n'roll п'ять | o'clock rock'n'roll п'ять
            do n't it 's | do n't it 's
            the 80's  | the 80 's
            ain't | ai n't
            n't 's | n't 's
            the dogs' | the dogs '
            'quoted' | ' quoted '
            """)
    void cutContractions(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            want plant front accountant | want plant front accountant
            cannon canny | cannon canny
            dontcha | dontcha
            """)
    void keepWordsThatOnlyLookContracted(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            sooooo           | so <elong>
            soooooooooooo    | so <elong>
            Noooo YESSS      | no <elong> yes <elong>
            goooood sweeeet coool | good <elong> sweet <elong> cool <elong>
            my goddd         | my god <elong>
            tooooo allll     | too <elong> all <elong>
            looooove         | love <elong>
            good too book see | good too book see
            ㅋㅋㅋㅋ ㅠㅠ      | ㅋ <elong> ㅠㅠ
            дааааа | да <elong>
            Part III viii xxx | part iii viii xxx
            ههههه | ه <elong>
            sooooo's | so <elong> 's
            a1000 | a1000
            """)
    void shortenStretchedWordsAndSaySo(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            wow! wow!! wow!!! wow!!!!! | wow ! wow !! wow !!! wow !!!
            what?! what!? !?!?!? | what ?! what ?! ?!
            well.. well... well.......  well… | well ... well ... well ... well ...
            ★★★★☆ *****        | ★★★★ ☆ *****
            ---------- ====== | -- ==
            a, b; c: d. | a , b ; c : d .
            “a” «b» „c‟ | " a " " b " " c "
            a – b — c | a - b - c
            well-made film | well - made film
            snake_case | snake _ case
            50% $5 | 50 % $ 5
            """)
    void keepRowsOfPunctuationShort(String text, String tokens) {
        assertTokens(text, tokens);
    }
}
