package cn.juanzong.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/**
 * The long run: {@code -Djuanzong.kills=30}, and {@code -Djuanzong.seed=…} to repeat one.
 */
class KilledProcessesBenchmark extends KilledProcessesCase {

	private static final int KILLS = Integer.getInteger("juanzong.kills", 30);

	private static final long SEED = Long.getLong("juanzong.seed", System.currentTimeMillis());

	@Test
	void acceptedFilesStoredFilesRowsAndDocumentsAreTheSame() {
		System.out.println("{\"kills\":" + KILLS + ",\"seed\":" + SEED + "}");
		Random random = new Random(SEED);
		List<Victim> victims = new ArrayList<>(List.of(Victim.WEB, Victim.WORKER, Victim.READERS, Victim.DATABASE,
				Victim.STORE, Victim.SEARCH, Victim.DATABASE_FOR_LONG, Victim.STORE_FOR_LONG, Victim.SEARCH_FOR_LONG));
		List<Victim> ours = List.of(Victim.WEB, Victim.WORKER, Victim.READERS);
		while (victims.size() < KILLS) {
			victims.add(ours.get(random.nextInt(ours.size())));
		}
		victims = new ArrayList<>(victims.subList(0, KILLS));
		Collections.shuffle(victims, random);
		product.startWorker();
		filesSurvive(victims, random);
	}

}
