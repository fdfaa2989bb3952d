package cn.juanzong.extraction.child;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.util.unit.DataSize;

/**
 * The command line of a reading process: the same Java and the same class path as ours,
 * whether that is folders and jars or one executable jar with jars inside.
 */
final class ReaderCommand {

	private static final String NESTED_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

	private ReaderCommand() {
	}

	static List<String> of(String mainClass, DataSize heap, Path folder, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Xmx" + heap.toMegabytes() + "m");
		command.add("-Xss2m");
		// one file after the other on a shared machine: a small collector and the quick
		// compiler cost least processor time for short work
		command.add("-XX:+UseSerialGC");
		command.add("-XX:TieredStopAtLevel=1");
		command.add("-XX:+ExitOnOutOfMemoryError");
		// the machine's own last words would be read as an answer
		command.add("-XX:+DisplayVMOutputToStderr");
		command.add("-XX:-CreateCoredumpOnCrash");
		command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
		command.add("-XX:-UsePerfData");
		command.add("-Djava.io.tmpdir=" + folder);
		command.add("-Duser.home=" + folder);
		command.add("-Djava.awt.headless=true");
		command.add("-Dfile.encoding=UTF-8");
		// EXIF times have no zone, and Tika takes them for local ones: in UTC they pass
		// unchanged
		command.add("-Duser.timezone=UTC");
		command.add("-Duser.language=en");
		command.add("-Dpdfbox.fontcache=" + folder);
		command.add("-Djdk.xml.entityExpansionLimit=1000");
		command.add("-Djdk.xml.totalEntitySizeLimit=1000000");
		// Java 24 lowered these to 200 each, but such files are not damaged; what they
		// cost is limited by heap, stack and time
		command.add("-Djdk.xml.maxElementDepth=0");
		command.add("-Djdk.xml.elementAttributeLimit=10000");
		command.add("-Dlogback.configurationFile=cn/juanzong/extraction/child/reader-logback.xml");
		if (nested()) {
			command.add("-Dloader.main=" + mainClass);
			command.add(NESTED_LAUNCHER);
		}
		else {
			command.add(mainClass);
		}
		command.addAll(arguments);
		return command;
	}

	/**
	 * The class path, to be handed over in the environment: ONNX Runtime 1.29 crashes
	 * while loading in a process whose command line is longer than 4 KB.
	 * @return absolute, for {@code CLASSPATH}
	 */
	static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			// the reader runs in a folder of its own
			.map((entry) -> new File(entry).getAbsolutePath())
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static boolean nested() {
		return ReaderCommand.class.getProtectionDomain().getCodeSource().getLocation().toString().contains("nested:");
	}

}
