package cn.juanzong.extraction.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.SampleDocuments;
import cn.juanzong.extraction.SamplePictures;
import cn.juanzong.extraction.film.SampleFilms;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Makes broken and hostile files, and says which outcomes are right for each. An empty
 * set means the file must be read.
 */
public final class HostileFiles {

	private static final int MB = 1 << 20;

	private final Path folder;

	private final Map<Path, Set<Reason>> files = new LinkedHashMap<>();

	public HostileFiles(Path folder) {
		this.folder = folder;
	}

	public Map<Path, Set<Reason>> make() throws Exception {
		bombs();
		archives();
		encrypted();
		truncated();
		wrongExtensions();
		pictures();
		markup();
		containers();
		return this.files;
	}

	private void bombs() throws Exception {
		add("bomb.zip", zip("zeros.txt", zeros(300)), Reason.BOMB);
		add("nested.zip", zip("b.zip", zip("a.zip", zip("zeros.bin", zeros(300)))), Reason.BOMB);
		ByteArrayOutputStream gzip = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(gzip)) {
			for (int i = 0; i < 300; i++) {
				out.write(new byte[MB]);
			}
		}
		add("bomb.gz", gzip.toByteArray(), Reason.BOMB);
		Path docx = SampleDocuments.docx(this.folder.resolve("inflated.docx"));
		try (var zip = java.nio.file.FileSystems.newFileSystem(docx);
				OutputStream out = Files.newOutputStream(zip.getPath("word", "document.xml"))) {
			out.write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
				.getBytes(StandardCharsets.UTF_8));
			for (int i = 0; i < 300; i++) {
				out.write(spaces(MB));
			}
			out.write("</w:body></w:document>".getBytes(StandardCharsets.UTF_8));
		}
		this.files.put(docx, EnumSet.of(Reason.BOMB));
	}

	private void archives() throws IOException {
		ByteArrayOutputStream escape = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(escape)) {
			SampleDocuments.entry(zip, "../../../../tmp/escaped.txt", "x");
			SampleDocuments.entry(zip, "/etc/escaped", "x");
			SampleDocuments.entry(zip, "C:\\escaped.txt", "x");
		}
		add("escape.zip", escape.toByteArray());
		byte[] deep = "底".getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < 40; i++) {
			deep = zip((i == 0) ? "底.txt" : "inner.zip", deep);
		}
		add("deep.zip", deep);
		ByteArrayOutputStream many = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(many)) {
			for (int i = 0; i < 10_000; i++) {
				SampleDocuments.entry(zip, "f" + i + ".txt", "x");
			}
		}
		add("many.zip", many.toByteArray());
		add("infected.zip", zip("a.com", eicar()), Reason.MALWARE);
		add("eicar.com", eicar(), Reason.MALWARE);
		add("资料.rar", bytes("Rar!\u001a\u0007\u0001\u0000", 500), Reason.UNSUPPORTED);
		add("setup.exe", executable(), Reason.UNSUPPORTED);
	}

	private void encrypted() throws Exception {
		Path pdf = SampleDocuments.pdf(this.folder.resolve("open.pdf"), 1);
		Path locked = this.folder.resolve("locked.pdf");
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
			document.save(locked.toFile());
		}
		this.files.put(locked, EnumSet.of(Reason.ENCRYPTED));
		for (String name : new String[] { "locked.docx", "locked.xlsx" }) {
			Path plain = name.endsWith("docx") ? SampleDocuments.docx(this.folder.resolve("plain"))
					: SampleDocuments.xlsx(this.folder.resolve("plain"));
			try (POIFSFileSystem container = new POIFSFileSystem()) {
				var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
				encryptor.confirmPassword("secret");
				try (OutputStream out = encryptor.getDataStream(container)) {
					Files.copy(plain, out);
				}
				try (OutputStream out = Files.newOutputStream(this.folder.resolve(name))) {
					container.writeFilesystem(out);
				}
			}
			Files.delete(plain);
			this.files.put(this.folder.resolve(name), EnumSet.of(Reason.ENCRYPTED));
		}
		byte[] zip = zip("a.txt", bytes("secret", 100));
		// the flag that says "encrypted", in the entry's and in the directory's header
		zip[6] |= 1;
		zip[indexOf(zip, new byte[] { 'P', 'K', 1, 2 }) + 8] |= 1;
		add("locked.zip", zip, Reason.ENCRYPTED);
	}

	private void truncated() throws Exception {
		cut(SampleDocuments.pdf(this.folder.resolve("cut.pdf"), 4), 0.3, Reason.TRUNCATED);
		cut(SampleDocuments.xlsx(this.folder.resolve("cut.xlsx")), 0.6, Reason.TRUNCATED);
		cut(SampleDocuments.docx(this.folder.resolve("cut.docx")), 0.6, Reason.TRUNCATED);
		cut(SampleDocuments.ofd(this.folder.resolve("cut.ofd")), 0.6, Reason.TRUNCATED);
		cut(SampleFilms.film(this.folder.resolve("cut.mp4")), 0.5, Reason.TRUNCATED);
		cut(SampleFilms.film(this.folder.resolve("cut-streamable.mp4"), "-movflags", "+faststart"), 0.7,
				Reason.TRUNCATED);
		byte[] jpeg = SamplePictures.withExif(SamplePictures.jpeg(SamplePictures.photograph(1200, 900)),
				"2026:03:01 09:30:00", 1);
		add("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2), Reason.TRUNCATED);
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		javax.imageio.ImageIO.write(SamplePictures.photograph(1200, 900), "png", png);
		add("cut.png", Arrays.copyOf(png.toByteArray(), png.size() / 2), Reason.TRUNCATED);
	}

	private void wrongExtensions() throws IOException {
		add("really-jpeg.pdf", SamplePictures.jpeg(SamplePictures.photograph(300, 300)));
		Files.copy(SampleDocuments.docx(this.folder.resolve("plain.docx")), this.folder.resolve("really-docx.jpg"));
		this.files.put(this.folder.resolve("really-docx.jpg"), EnumSet.noneOf(Reason.class));
		add("really-text.mp4", bytes("这不是视频，只是一段文字。", 1));
		add("garbage.pdf", random(5000), Reason.CORRUPT, Reason.UNSUPPORTED);
		add("garbage.jpg", random(5000), Reason.CORRUPT, Reason.UNSUPPORTED);
		add("garbage.mp4", random(5000), Reason.CORRUPT, Reason.UNSUPPORTED);
		add("garbage", random(5000), Reason.UNSUPPORTED);
	}

	private void pictures() throws IOException {
		add("huge.png", SamplePictures.claimedPng(60_000, 60_000, true), Reason.TOO_LARGE);
		add("huge-cut.png", SamplePictures.claimedPng(60_000, 60_000, false), Reason.TOO_LARGE);
		add("zero.png", SamplePictures.claimedPng(0, 0, true), Reason.CORRUPT);
		byte[] jpeg = SamplePictures.jpeg(SamplePictures.photograph(600, 400));
		for (int i = 20; i < 400; i++) {
			jpeg[i] = (byte) (i * 31);
		}
		add("damaged.jpg", jpeg, Reason.CORRUPT, Reason.TRUNCATED);
		add("empty.jpg", new byte[0], Reason.EMPTY);
		add("line.txt", new byte[] { '\n' });
	}

	private void markup() throws IOException {
		StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\">");
		for (char c = 'b'; c < 'l'; c++) {
			laughs.append("<!ENTITY ")
				.append(c)
				.append(" \"")
				.append(("&" + (char) (c - 1) + ";").repeat(10))
				.append("\">");
		}
		add("laughs.xml", (laughs + "]><l>&k;</l>").getBytes(StandardCharsets.UTF_8), Reason.BOMB, Reason.CORRUPT);
		add("external.xml",
				"<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><l>外部&e;</l>"
					.getBytes(StandardCharsets.UTF_8));
		add("external.svg",
				("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
						+ "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>外部&e;</text></svg>")
					.getBytes(StandardCharsets.UTF_8));
		Path external = SampleDocuments.docx(this.folder.resolve("external.docx"));
		try (var zip = java.nio.file.FileSystems.newFileSystem(external)) {
			Files.writeString(zip.getPath("word", "document.xml"),
					"<?xml version=\"1.0\"?><!DOCTYPE w:document [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
							+ "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
							+ "<w:body><w:p><w:r><w:t>外部&e;</w:t></w:r></w:p></w:body></w:document>");
		}
		this.files.put(external, EnumSet.noneOf(Reason.class));
		add("deep.xml", ("<?xml version=\"1.0\"?>" + "<a>".repeat(100_000) + "</a>".repeat(100_000))
			.getBytes(StandardCharsets.UTF_8));
		add("deep.html", ("<html><body>" + "<div>".repeat(20_000) + "底").getBytes(StandardCharsets.UTF_8));
		add("playlist.mp4", ("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")
			.getBytes(StandardCharsets.UTF_8), Reason.UNSUPPORTED, Reason.CORRUPT);
	}

	private void containers() throws IOException {
		byte[] ole = random(20_000);
		System.arraycopy(
				new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1 },
				0, ole, 0, 8);
		add("garbage.doc", ole, Reason.CORRUPT);
		add("garbage.xls", ole, Reason.CORRUPT);
		Path loop = this.folder.resolve("loop.pdf");
		try (PDDocument document = new PDDocument()) {
			PDPage page = new PDPage();
			document.addPage(page);
			COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
			kids.add(document.getPages().getCOSObject());
			document.getPages().getCOSObject().setInt(COSName.COUNT, 1_000_000_000);
			document.save(loop.toFile());
		}
		this.files.put(loop, EnumSet.noneOf(Reason.class));
		String longName = "培训".repeat(41) + "资.docx";
		Path named = this.folder.resolve(longName);
		Files.copy(this.folder.resolve("plain.docx"), named);
		this.files.put(named, EnumSet.noneOf(Reason.class));
	}

	private void add(String name, byte[] bytes, Reason... reasons) throws IOException {
		Set<Reason> expected = EnumSet.noneOf(Reason.class);
		expected.addAll(Arrays.asList(reasons));
		this.files.put(Files.write(this.folder.resolve(name), bytes), expected);
	}

	private void cut(Path file, double share, Reason reason) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		add(file.getFileName().toString(), Arrays.copyOf(bytes, (int) (bytes.length * share)), reason);
	}

	private static byte[] zip(String name, byte[] content) throws IOException {
		return zip(name, (out) -> out.write(content));
	}

	private static byte[] zip(String name, Content content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			content.writeTo(zip);
			zip.closeEntry();
		}
		return bytes.toByteArray();
	}

	private static Content zeros(int megabytes) {
		return (out) -> {
			byte[] block = new byte[MB];
			for (int i = 0; i < megabytes; i++) {
				out.write(block);
			}
		};
	}

	private static byte[] spaces(int count) {
		byte[] spaces = new byte[count];
		Arrays.fill(spaces, (byte) ' ');
		return spaces;
	}

	private static byte[] bytes(String text, int times) {
		return text.repeat(times).getBytes(text.charAt(0) < 128 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	private static byte[] executable() {
		byte[] bytes = random(4000);
		Arrays.fill(bytes, 0, 512, (byte) 0);
		byte[] head = { 'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0 };
		System.arraycopy(head, 0, bytes, 0, head.length);
		bytes[0x3c] = (byte) 0x80;
		System.arraycopy(new byte[] { 'P', 'E', 0, 0, 0x4c, 1 }, 0, bytes, 0x80, 6);
		return bytes;
	}

	private static byte[] eicar() {
		return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static int indexOf(byte[] bytes, byte[] wanted) {
		for (int i = 0; i <= bytes.length - wanted.length; i++) {
			if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
				return i;
			}
		}
		throw new IllegalArgumentException("Not found");
	}

	/** Writes what is inside an entry. */
	private interface Content {

		void writeTo(OutputStream out) throws IOException;

	}

}
