package fr.carnet.scenario.rights;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each row of CONTRACT 5 and 7 as allowed and refused, alone and inside a batch, which answer the same. */
class ContractStoriesIT {
    @TestFactory
    Stream<DynamicTest> grants_open_and_their_end_closes() {
        return told(GrantStories.reading());
    }

    @TestFactory
    Stream<DynamicTest> what_is_masked_opens_to_the_treating_doctor_and_by_express_grant() {
        return told(GrantStories.masked());
    }

    @TestFactory
    Stream<DynamicTest> a_block_wins_over_everything_and_leaves_depositing() {
        return told(GrantStories.blocks());
    }

    @TestFactory
    Stream<DynamicTest> emergencies_open_unless_opposed() {
        return told(GrantStories.emergencies());
    }

    @TestFactory
    Stream<DynamicTest> each_writes_what_is_his_to_write() {
        return told(GrantStories.writers());
    }

    @TestFactory
    Stream<DynamicTest> only_status_and_period_change() {
        return told(GrantStories.changes());
    }

    @TestFactory
    Stream<DynamicTest> naming_a_record_without_the_right_is_told_why() {
        return told(RefusalStories.naming());
    }

    @TestFactory
    Stream<DynamicTest> a_deposit_is_refused_at_the_level_of_the_record() {
        return told(RefusalStories.depositing());
    }

    @TestFactory
    Stream<DynamicTest> what_is_hidden_missing_or_deleted_is_not_found() {
        return told(RefusalStories.byId());
    }

    @TestFactory
    Stream<DynamicTest> what_is_shown_is_changed_by_whom_it_may() {
        return told(RefusalStories.changes());
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_offered_is_refused_before_anything_is_touched() {
        return told(RefusalStories.shape());
    }

    private static Stream<DynamicTest> told(List<Story> stories) {
        return stories.stream().map(story -> DynamicTest.dynamicTest(story.name(), story::holds));
    }
}
