package cn.juanzong.extraction.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * The models: PP-OCRv4 from the class path, or others from a folder with the files
 * {@code det.onnx}, {@code rec.onnx} and {@code keys.txt}; and our own for digits.
 *
 * @param detection finds lines
 * @param recognition reads lines
 * @param digits reads numbers written by hand
 * @param characters what the outputs of recognition stand for; the first is the blank
 * @param version tells these models from others
 */
record OcrModels(byte[] detection, byte[] recognition, byte[] digits, List<String> characters, String version) {

	static final String BUILT_IN = "pp-ocrv4";

	private static final String DIGITS = "digits.onnx";

	static OcrModels load(@Nullable Path folder) throws IOException {
		if (folder != null) {
			byte[] detection = Files.readAllBytes(folder.resolve("det.onnx"));
			byte[] recognition = Files.readAllBytes(folder.resolve("rec.onnx"));
			return new OcrModels(detection, recognition, resource(DIGITS),
					characters(Files.readAllBytes(folder.resolve("keys.txt"))), version(detection, recognition));
		}
		return new OcrModels(resource("ch_PP-OCRv4_det_infer.onnx"), resource("ch_PP-OCRv4_rec_infer.onnx"),
				resource(DIGITS), characters(resource("ppocr_keys_v1.txt")), BUILT_IN);
	}

	/** Other models are told apart by their content. */
	private static String version(byte[] detection, byte[] recognition) {
		CRC32 sum = new CRC32();
		sum.update(detection);
		sum.update(recognition);
		return "models-" + Long.toHexString(sum.getValue());
	}

	private static byte[] resource(String name) throws IOException {
		try (InputStream in = OcrModels.class.getResourceAsStream("/models/" + name)) {
			if (in == null) {
				throw new IOException("No model " + name + " on the class path");
			}
			return in.readAllBytes();
		}
	}

	private static List<String> characters(byte[] keys) {
		List<String> characters = new ArrayList<>();
		characters.add("");
		for (String line : new String(keys, StandardCharsets.UTF_8).split("\r?\n")) {
			characters.add(line);
		}
		characters.add(" ");
		return List.copyOf(characters);
	}

}
