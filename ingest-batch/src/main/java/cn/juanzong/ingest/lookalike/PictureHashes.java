package cn.juanzong.ingest.lookalike;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.lookalike.PictureHash.Cut;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the hashes of pictures, one row a cut. They are made from the thumbnail, so that
 * the uploaded bytes are decoded in the reading process only.
 */
@Component
public class PictureHashes {

	private final JdbcClient jdbc;

	PictureHashes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Replaces the hashes of a picture, in the caller's transaction.
	 * @param objectId the picture
	 * @param thumbnail a view of it that we made, or null if there is none
	 */
	public void replace(UUID objectId, @Nullable Rendition thumbnail) {
		this.jdbc.sql("delete from picture_hash where object_id = :id").param("id", objectId).update();
		if (thumbnail == null) {
			return;
		}
		for (Map.Entry<Cut, PictureHash> hash : hashes(thumbnail).entrySet()) {
			this.jdbc.sql("""
					insert into picture_hash (object_id, organizer_id, cut, coarse, fine)
					select object_id, organizer_id, :cut, :coarse, :fine from ingest_object where object_id = :id""")
				.param("id", objectId)
				.param("cut", hash.getKey().name())
				.param("coarse", hash.getValue().coarse())
				.param("fine", bytes(hash.getValue()))
				.update();
		}
	}

	private static Map<Cut, PictureHash> hashes(Rendition thumbnail) {
		try {
			BufferedImage picture = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
			return (picture != null) ? PictureHash.of(picture) : Map.of();
		}
		catch (IOException ex) {
			throw new IllegalStateException("A view that was just made cannot be read", ex);
		}
	}

	static byte[] bytes(PictureHash hash) {
		ByteBuffer bytes = ByteBuffer.allocate(hash.fine().length * Long.BYTES);
		bytes.asLongBuffer().put(hash.fine());
		return bytes.array();
	}

	static PictureHash hash(long coarse, byte[] bytes) {
		long[] fine = new long[bytes.length / Long.BYTES];
		ByteBuffer.wrap(bytes).asLongBuffer().get(fine);
		return new PictureHash(coarse, fine);
	}

}
