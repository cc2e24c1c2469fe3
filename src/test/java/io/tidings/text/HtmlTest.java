package io.tidings.text;

import static io.tidings.text.TokenAssertions.assertTokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tags, entities and what only looks like them.
class HtmlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            Great<br />film<br>end | great film end
            <p class="x">a</p><DIV>b</DIV> | a b
            good<b>ness</b> <i>me</i> | goodness me
            <a href='http://x.com/?a=1&b=2'>link</a> | link
            <img alt="a > b" src=x>c | c
            <img alt="never closed>c | c
            a<!-- hidden <b> -->b | a b
            <!DOCTYPE html>x | x
            <script>if (a<b) alert()</script>x | x
            <style>p { }</STYLE >y | y
            a<br/>b<BR>c | a b c
            """)
    void leaveOutTags(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            a < b > c        | a < b > c
            <sarcasm>nice</sarcasm> | < sarcasm > nice < / sarcasm >
            I <3 it          | i <3 it
            x<y              | x < y
            <b unclosed | < b unclosed
            <!-- unclosed | < ! -- unclosed
            <script>x | x
            <<<< | <<
            1<2 | 1 < 2
            """)
    void keepWhatIsNoTag(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            R&amp;B &quot;x&quot; | r & b " x "
            caf&eacute; &Eacute;t&eacute; | café été
            don&#39;t don&#x27;t don&rsquo;t don&apos;t don&#146;t | do n't do n't do n't do n't do n't
            &lt;3 &lt;b&gt; | <3 < b >
            &amp;amp;amp; &amp;lt;3 | & <3
            a&nbsp;b | a b
            &#128077; &#x1F44D; | 👍 👍
            AT&T R&B &unknown; &; &#; | at & t r & b & unknown ; & ; & # ;
            &#xD800;a&#999999999999;b&#0;c | a 99 ; b c
            wait&hellip; | wait ...
            """)
    void readEntities(String text, String tokens) {
        assertTokens(text, tokens);
    }
}
