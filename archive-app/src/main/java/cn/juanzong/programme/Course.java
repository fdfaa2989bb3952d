package cn.juanzong.programme;

import java.util.List;
import java.util.UUID;

/**
 * An approved course. Its code, not its title, decides what "the same course" is (A10).
 *
 * @param id the id
 * @param code the approved code
 * @param title the title
 * @param trainingClass exactly one class (R04-1)
 * @param topics codes of the controlled list of Art. 7 (R07-1)
 */
public record Course(UUID id, String code, String title, TrainingClass trainingClass, List<String> topics) {

	public Course {
		topics = List.copyOf(topics);
	}

}
