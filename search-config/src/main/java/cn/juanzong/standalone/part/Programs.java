package cn.juanzong.standalone.part;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The folder into which the build puts the programs that run as processes of their own.
 *
 * @param folder {@code juanzong.standalone.programs}
 */
public record Programs(Path folder) {

	Path elasticsearch() {
		try (DirectoryStream<Path> found = Files.newDirectoryStream(this.folder, "elasticsearch-*")) {
			for (Path path : found) {
				return path;
			}
		}
		catch (IOException ex) {
			throw missing("Elasticsearch", Part.SEARCH, ex);
		}
		throw missing("Elasticsearch", Part.SEARCH, null);
	}

	Path s3proxy() {
		Path jar = this.folder.resolve("s3proxy.jar");
		if (!Files.exists(jar)) {
			throw missing("S3Proxy", Part.STORAGE, null);
		}
		return jar;
	}

	private StandaloneUnavailable missing(String what, Part part, @Nullable IOException ex) {
		return new StandaloneUnavailable(what + " is not in " + this.folder + ".", "Configure a connection with "
				+ part.connectionProperty()
				+ ", or let the build provide the program (./mvnw package) and start from the project's folder; "
				+ "juanzong.standalone.programs names another place.", ex);
	}

}
