package cn.juanzong.standalone;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.EnumSet;

import cn.juanzong.standalone.part.Part;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import org.apache.commons.logging.LogFactory;

/**
 * A program of its own: starts the parts of a data folder, leaves a row, a document and
 * an object there, or tells what it finds, once more for every line of its input. It ends
 * when its input ends, unless it is killed before.
 */
final class Witness {

	static final String DONE = "witness done";

	static final String FOUND = "witness found ";

	static final String AGAIN = "witness found again ";

	private Witness() {
	}

	public static void main(String[] args) throws Exception {
		switch (args[0]) {
			case "start" -> start();
			case "write" -> write(args[1]);
			default -> System.out.println(FOUND + row() + " " + document() + " " + object());
		}
		System.out.println(DONE);
		System.out.flush();
		for (int read = System.in.read(); read >= 0; read = System.in.read()) {
			tellAgain();
		}
		System.exit(0);
	}

	private static void tellAgain() {
		try {
			System.out.println(AGAIN + row() + " " + document() + " " + object());
		}
		catch (Exception ex) {
			System.out.println("not yet: " + ex.getMessage());
		}
	}

	/** All parts, as an application does: without waiting for the search engine. */
	private static void start() {
		Standalone
			.at(Path.of(System.getProperty(Connections.HOME)), Path.of(System.getProperty(Connections.PROGRAMS)),
					LogFactory.getLog(Witness.class))
			.start(EnumSet.allOf(Part.class));
	}

	private static void write(String text) throws Exception {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("create table if not exists witness (text text not null)");
			statement.execute("truncate witness");
			statement.execute("insert into witness values ('" + text + "')");
		}
		send("PUT", "{\"text\":\"" + text + "\"}");
		MinioClient store = store();
		if (!store.bucketExists(BucketExistsArgs.builder().bucket("witness").build())) {
			store.makeBucket(MakeBucketArgs.builder().bucket("witness").build());
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		store.putObject(PutObjectArgs.builder()
			.bucket("witness")
			.object("original/1")
			.stream(new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
			.build());
	}

	static String row() throws Exception {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select text from witness")) {
			rows.next();
			return rows.getString(1);
		}
	}

	static String document() throws Exception {
		return send("GET", null).replaceAll(".*\"text\":\"([^\"]*)\".*", "$1");
	}

	static String object() throws Exception {
		try (var stream = store().getObject(GetObjectArgs.builder().bucket("witness").object("original/1").build())) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static Connection connect() throws Exception {
		DatabaseConnection database = Connections.database();
		return DriverManager.getConnection(database.url(), database.username(), database.password());
	}

	private static String send(String method, String body) throws Exception {
		URI uri = Connections.search().uri().resolve("/witness/_doc/1");
		HttpRequest request = HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() >= 300) {
			throw new IllegalStateException(response.body());
		}
		return response.body();
	}

	private static MinioClient store() {
		StorageConnection storage = Connections.storage();
		return MinioClient.builder()
			.endpoint(storage.endpoint().toString())
			.credentials(storage.accessKey(), storage.secretKey())
			.build();
	}

}
