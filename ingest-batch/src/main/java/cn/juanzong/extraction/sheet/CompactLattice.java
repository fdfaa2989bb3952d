package cn.juanzong.extraction.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.sheet.Lattice.Builder;

/**
 * Lattices as bytes: for each step the count of its candidates, then each candidate's
 * symbol in three bytes and its probability in one.
 */
final class CompactLattice {

	/** A step's count of candidates is one byte. */
	static final int MOST_CANDIDATES = 255;

	/** Where the candidates of another look begin. */
	private static final int NEXT_LOOK = 0xffffff;

	/** Probabilities are kept in steps of an eighth of their natural logarithm. */
	private static final double GRAIN = 8;

	private CompactLattice() {
	}

	static byte[] bytes(Lattice lattice) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * lattice.steps());
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			write(lattice, out);
			for (Lattice other : lattice.others) {
				out.writeByte(1);
				write(out, NEXT_LOOK, 1);
				write(other, out);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void write(Lattice look, DataOutputStream out) throws IOException {
		for (int step = 0; step < look.steps(); step++) {
			out.writeByte(look.starts[step + 1] - look.starts[step]);
			for (int i = look.starts[step]; i < look.starts[step + 1]; i++) {
				write(out, look.symbols[i], look.probabilities[i]);
			}
		}
	}

	private static void write(DataOutputStream out, int symbol, double probability) throws IOException {
		out.writeByte(symbol >> 16);
		out.writeShort(symbol);
		out.writeByte((int) Math.min(255, Math.round(-Math.log(probability) * GRAIN)));
	}

	static Lattice read(byte[] bytes) {
		List<Builder> looks = new ArrayList<>(List.of(new Builder()));
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			while (in.available() > 0) {
				if (!step(in, looks.get(looks.size() - 1))) {
					looks.add(new Builder());
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Not a lattice", ex);
		}
		return looks.stream().map(Builder::build).reduce(Lattice::also).orElse(Lattice.EMPTY);
	}

	/** Adds a step to a look; false if another look begins instead. */
	private static boolean step(DataInputStream in, Builder look) throws IOException {
		int[] symbols = new int[in.readUnsignedByte()];
		double[] probabilities = new double[symbols.length];
		for (int i = 0; i < symbols.length; i++) {
			symbols[i] = in.readUnsignedByte() << 16 | in.readUnsignedShort();
			probabilities[i] = Math.exp(-in.readUnsignedByte() / GRAIN);
		}
		if (symbols.length == 1 && symbols[0] == NEXT_LOOK) {
			return false;
		}
		look.step();
		for (int i = 0; i < symbols.length; i++) {
			look.candidate(symbols[i], probabilities[i]);
		}
		return true;
	}

}
