package cn.juanzong.consistency.snapshot;

import java.util.List;
import java.util.UUID;

import cn.juanzong.ingest.ReusedPaper.Reuse;
import cn.juanzong.records.ArchivalRecord;

/**
 * What other sessions have in common with one: their pictures, their trainees, their
 * instructor and their venue. Void sessions are not among them.
 *
 * @param likenesses pictures of other sessions that look like one of this session
 * @param sameInstructor sessions of the same instructor on one of the same days
 * @param sameVenue sessions in the same venue on one of the same days
 * @param sharedLists sessions of other courses with nearly the same trainees
 * @param reusedSheets sheets of other sessions with the same signatures as one of this
 * session
 */
public record Neighbours(List<Likeness> likenesses, List<UUID> sameInstructor, List<UUID> sameVenue,
		List<SharedList> sharedLists, List<ReusedSheet> reusedSheets) {

	/** A session that has nothing in common with any other. */
	public static final Neighbours NONE = new Neighbours(List.of(), List.of(), List.of(), List.of(), List.of());

	public Neighbours {
		likenesses = List.copyOf(likenesses);
		sameInstructor = List.copyOf(sameInstructor);
		sameVenue = List.copyOf(sameVenue);
		sharedLists = List.copyOf(sharedLists);
		reusedSheets = List.copyOf(reusedSheets);
	}

	/**
	 * Two pictures that look the same.
	 *
	 * @param recordId the record of this session
	 * @param other the record of another session
	 * @param percent how much of the picture the other one shows
	 */
	public record Likeness(UUID recordId, ArchivalRecord other, int percent) {

	}

	/**
	 * Two sheets with the same signatures.
	 *
	 * @param other the sheet of another session
	 * @param reuse which lines they are, the sheet of this session first
	 */
	public record ReusedSheet(ArchivalRecord other, Reuse reuse) {

	}

	/**
	 * A session with nearly the same people.
	 *
	 * @param sessionId the other session
	 * @param common people in both
	 * @param people people of this session
	 * @param others people of the other one
	 * @param inOrder how many of those in both stand in the same order there, the others
	 * left out
	 * @param sorted whether they stand here by name or by birth, so that the order says
	 * nothing
	 */
	public record SharedList(UUID sessionId, int common, int people, int others, int inOrder, boolean sorted) {

		/** The share of people in both among all people of the two, in percent. */
		public int similarityPercent() {
			return 100 * this.common / (this.people + this.others - this.common);
		}

	}

}
