package io.tidings.dashboard.view;

import java.util.List;
import java.util.Map;

/// All that is shown of one subject.
///
/// @param count          reviews in its windows of the size asked for
/// @param sentiment      -1..1
/// @param positiveWords  words that its positive reviews have more often than its negative ones, the most telling first
/// @param negativeWords  the other way round
/// @param representative of each label, the reviews nearest to the middle of their kind
/// @param uncertain      the kept reviews with the least confidence, least first
public record SubjectPage(String subject, long count, Map<String, Long> labels, double meanConfidence,
        double sentiment, List<TellingWord> positiveWords, List<TellingWord> negativeWords,
        List<ShownReview> representative, List<ShownReview> uncertain) {

    public SubjectPage {
        labels = Map.copyOf(labels);
        positiveWords = List.copyOf(positiveWords);
        negativeWords = List.copyOf(negativeWords);
        representative = List.copyOf(representative);
        uncertain = List.copyOf(uncertain);
    }
}
