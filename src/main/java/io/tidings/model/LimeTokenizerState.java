package io.tidings.model;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import io.tidings.text.Tokenizer;
import io.tidings.text.Tokens;
import org.tribuo.util.tokens.Token.TokenType;

/// Our tokens as Tribuo reads tokens: one after the other. For one thread.
final class LimeTokenizerState implements org.tribuo.util.tokens.Tokenizer {

    private static final Tokenizer TOKENIZER = new Tokenizer();

    private Tokens tokens = TOKENIZER.tokenize("");
    private int at = -1;

    @Override
    public void reset(CharSequence text) {
        tokens = TOKENIZER.tokenize(text.toString());
        at = -1;
    }

    @Override
    public boolean advance() {
        at = Math.min(at + 1, tokens.size());
        return at < tokens.size();
    }

    @Override
    public String getText() {
        return tokens.token(at);
    }

    @Override
    public int getStart() {
        return tokens.start(at);
    }

    @Override
    public int getEnd() {
        return tokens.end(at);
    }

    @Override
    public TokenType getType() {
        return TokenType.WORD;
    }

    /// Tribuo asks for one a thread.
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // nothing is shared
    public LimeTokenizerState clone() {
        return new LimeTokenizerState();
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Tokenizer");
    }
}
