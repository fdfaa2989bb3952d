package cn.juanzong.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How to sign in to a fresh archive: a file in the data folder that only its owner can
 * read, printed at each start for as long as it exists. Whoever has noted the passwords
 * deletes the file; nothing else keeps them, and no log ever does.
 */
@Component
public class FirstSignIn {

	private final Path file;

	private final @Nullable String demoPassword;

	private final MessageSource messages;

	private boolean shown;

	FirstSignIn(@Value("${juanzong.home}") Path home,
			@Value("${juanzong.demo.password:#{null}}") @Nullable String demoPassword, MessageSource messages) {
		this.file = home.resolve("sign-in.txt");
		this.demoPassword = demoPassword;
		this.messages = messages;
	}

	/**
	 * A password for an account that is created without anybody asking.
	 * @return a random one, or what {@code juanzong.demo.password} says
	 */
	public String newPassword() {
		return (this.demoPassword != null) ? this.demoPassword : Passwords.random();
	}

	/**
	 * Notes how to sign in to an account. What is noted after the start is printed at
	 * once.
	 * @param signInName the sign-in name
	 * @param password its password
	 * @param description who that is, in the reader's language
	 */
	public synchronized void note(String signInName, String password, String description) {
		String line = String.format("  %-14s %-22s %s%n", signInName, password, description);
		try {
			if (!Files.exists(this.file)) {
				Files.createDirectories(this.file.toAbsolutePath().getParent());
				createForOwner();
			}
			Files.writeString(this.file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (this.shown) {
			System.out.print(line);
		}
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order
	synchronized void show() throws IOException {
		this.shown = true;
		if (Files.isReadable(this.file)) {
			System.out.printf("%n%s%n%s%n%n", Files.readString(this.file).stripTrailing(),
					text("file", this.file.toAbsolutePath().normalize()));
		}
	}

	private void createForOwner() throws IOException {
		if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(this.file,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		else {
			Files.createFile(this.file);
		}
		Files.writeString(this.file, text("title") + System.lineSeparator(), StandardCharsets.UTF_8,
				StandardOpenOption.APPEND);
	}

	String text(String key, Object... arguments) {
		return this.messages.getMessage("access.firstSignIn." + key, arguments, Locale.SIMPLIFIED_CHINESE);
	}

}
