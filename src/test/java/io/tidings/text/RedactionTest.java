package io.tidings.text;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The card and account numbers here are the published examples of card companies and of the IBAN registry.
class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write to ann.b+shop@mail.example.co.uk. | write to <email>.
            (ann@example.org)                       | (<email>)
            mailto:ann@example.org!                 | mailto:<email>!
            邮箱ann@example.cn谢谢                    | 邮箱<email>谢谢
            jörg@müller.de schrieb                  | <email> schrieb
            a@b.com,c@d.com                         | <email>,<email>
            """)
    void mailAddresses(String text, String redacted) {
        assertRedacted(text, redacted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            card 4111 1111 1111 1111 was charged     | card <card> was charged
            4111-1111-1111-1111                      | <card>
            4111111111111111, twice                  | <card>, twice
            5555555555554444                         | <card>
            Amex 3782 822463 10005                   | Amex <card>
            2223003122003222                         | <card>
            6011000990139424                         | <card>
            4111 1111 1111 1111 12/27 123            | <card> 12/27 123
            ４１１１ １１１１ １１１１ １１１１             | <card>
            卡号4111111111111111被盗                   | 卡号<card>被盗
            6205 5000 0000 0000 004                  | <card>
            """)
    void cardNumbers(String text, String redacted) {
        assertRedacted(text, redacted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DE89 3704 0044 0532 0130 00 bitte        | <iban> bitte
            de89370400440532013000                   | <iban>
            my IBAN: GB29NWBK60161331926819.         | my IBAN: <iban>.
            FR14 2004 1010 0505 0001 3M02 606        | <iban>
            NO93 8601 1117 947 and more              | <iban> and more
            NL91-ABNA-0417-1643-00                   | <iban>
            MT84MALT011000012345MTLCAST001S          | <iban>
            """)
    void accountNumbers(String text, String redacted) {
        assertRedacted(text, redacted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call +49 30 1234567 now                  | call <phone> now
            +1 (555) 234-5678                        | <phone>
            +(44) 20 7946 0958                       | <phone>
            0044 20 7946 0958                        | <phone>
            (030) 1234567, ask for Ann               | <phone>, ask for Ann
            0171/1234567                             | <phone>
            06 12 34 56 78                           | <phone>
            555-234-5678                             | <phone>
            (555) 234 5678                           | <phone>
            1-800-234-5678                           | <phone>
            010-1234-5678 로 전화                      | <phone> 로 전화
            手机13812345678                            | 手机<phone>
            联系13812345678吧                           | 联系<phone>吧
            phone: 2345678                           | phone: <phone>
            Tel. 612 345 678                         | Tel. <phone>
            ٠١٠١٢٣٤٥٦٧٨                              | <phone>
            +49 30 1234567 oder 030 7654321          | <phone> oder <phone>
            """)
    void phoneNumbers(String text, String redacted) {
        assertRedacted(text, redacted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            see https://ann:pass@shop.example/x      | see <url>
            https://shop.example/reset?token=abc.    | <url>.
            (https://s.example/?a=1&api_key=Z9)      | (<url>)
            www.shop.example/a?X-Amz-Signature=0a1b  | <url>
            shop.example/login?session_id=7          | <url>
            https://s.example/#access_token=x        | <url>
            https://s.example/r/9f8e7d6c5b4a39281706 | <url>
            ftp://user@files.example/list            | <url>
            """)
    void addressesThatLetTheirReaderIn(String text, String redacted) {
        assertRedacted(text, redacted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"costs $1,299.00, was 1 499,00 €", "10.000.000 views and 1 000 000 000 stars",
            "from 1999 to 2005, 2019-2020, 2019 2020 2021", "on 2026-11-21 at 10:30:15, or 21.11.2026 18:00",
            "05.02.2020 12 Uhr", "order 4111111111111112", "order 123-4567890-1234567",
            "order number 0123456789", "tracking 1Z999AA10123456784", "ISBN 978-3-16-148410-0 and 0-306-40615-2",
            "ISBN 9780306406157", "EAN 4006381333931", "UPC 042608460503", "订单号：19513967161",
            "0.0171234567 and 3.1415926535", "192.168.0.1 and v1.2.3.4",
            "1700000000 seconds, 1700000000000 ms", "10/10, 4.5/5, 100%, 24/7", "model 5555555555554445",
            "rated 5 5 5 5 5 5 5 5 5 5 5 5", "DE89370400440532013001 has a wrong checksum",
            "XX89370400440532013000", "AT&T at 5pm @home", "user @ example.com", "a@b", "@ann thanks",
            "https://shop.example/dp/B00EXAMPLE?ref=sr_1_1", "www.example.com/the-best-kettle-of-2026",
            "https://shop.example/a?page=2&sort=new", "https://shop.example/a?b==c=d&=e", "what? a=b. yes/no?x=1",
            "+5 for this", "(2) and (3)",
            "x4111111111111111", "1+12345678=12345679", "#0171234567", "", " "})
    void whatOnlyLooksLikeIt(String text) {
        assertThat(Redaction.redact(text)).isSameAs(text);
    }

    @Test
    void theTokenizerReadsWhatIsPutInItsPlace() {
        String redacted = Redaction.redact("pay DE89370400440532013000 or 4111111111111111, tel 0171/1234567,"
                + " ann@example.org, https://a.example/?token=1");

        assertThat(new Tokenizer().tokenize(redacted).strings()).contains(Placeholders.IBAN, Placeholders.CARD,
                Placeholders.PHONE, Placeholders.EMAIL, Placeholders.URL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyMixtureIsRead(long seed) {
        var random = new Random(seed);
        String[] parts = {"4111111111111111", "0171", "/", "+49", " ", "30 1234567", "@", "a.b", "https://", "?token=",
                "x", "DE89", "370400440532013000", "(", ")", ".", "-", "=", "&", "#", ":", "\n", "電話", "<phone>",
                "\ud83d", "9"};
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(Redaction.redact(text + " 4111111111111111 a@b.org")).endsWith("<card> <email>");
        }
    }

    @ParameterizedTest
    @Timeout(value = 120, unit = SECONDS)
    @ValueSource(strings = {"a@", "@", "a", "a.", "1", "1 ", "1-", "0171 ", "+1", "(1", "http://", "http://a@b?",
            "a?b=",
            "www.a.b/?", "DE89 ", "DE8937040044053201300", "tel 1", "4111 ", "(a", "電話1", "a.b@a.b "})
    void hostileTextTakesLinearTime(String unit) {
        String text = unit.repeat(2_000_000 / unit.length());

        assertThat(Redaction.redact(text)).isNotEmpty();
    }

    @Test
    void aLongReviewWithoutAnyStaysTheSameObject() {
        var words = new String[20_000];
        Arrays.fill(words, "kettle");
        String text = String.join(" ", words);

        assertThat(Redaction.redact(text)).isSameAs(text);
    }

    private static void assertRedacted(String text, String redacted) {
        assertThat(Redaction.redact(text)).isEqualTo(redacted);
        assertThat(Redaction.redact(redacted)).isEqualTo(redacted);
    }
}
