package cn.juanzong.ingest.lookalike;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/**
 * Photographs of courses in halls, as people take them: the same hall again and again, by
 * hand from about the same place, with other people, other postures, other light.
 */
public final class Halls {

	private static final int WIDTH = 1280;

	private static final int HEIGHT = 960;

	/** Drawn wider than any photograph, so that a camera can turn. */
	private static final double MARGIN = 0.2;

	private Halls() {
	}

	/**
	 * One photograph.
	 *
	 * @param hall the hall, with its walls, windows, screen and tables
	 * @param banner what hangs there, for one session or for a year
	 * @param slide what the screen shows
	 * @param crowd who is there, and where they sit
	 * @param people how many they are
	 * @param moment how they hold themselves, and the noise of the sensor
	 * @param hand how the camera is held; 0 on a tripod
	 */
	public record Shot(long hall, long banner, long slide, long crowd, int people, long moment, long hand) {

		/** A hall with people in it, from the hand. */
		public static Shot anywhere(long number, int people) {
			return new Shot(number, number, number, number, people, number, number | 1);
		}

		/** The same hall and banner on another day: other people, another slide. */
		public Shot another(long day) {
			return new Shot(this.hall, this.banner, this.slide + day, this.crowd + day, this.people, this.moment + day,
					this.hand + 2 * day);
		}

		/** The same people before the same slide, a while later or on another day. */
		public Shot again(long day) {
			return new Shot(this.hall, this.banner, this.slide, this.crowd, this.people, this.moment + day,
					this.hand + 2 * day);
		}

		/** From a tripod, for as long as only this is told of the shot and of others. */
		public Shot fixed() {
			return new Shot(this.hall, this.banner, this.slide, this.crowd, this.people, this.moment, 0);
		}

	}

	public static BufferedImage photograph(Shot shot) {
		BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = picture.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		Random hand = new Random(shot.hand());
		AffineTransform camera = new AffineTransform();
		if (shot.hand() != 0) {
			double zoom = 1 + 0.1 * (hand.nextDouble() - 0.5);
			camera.translate(WIDTH / 2.0 + WIDTH * 0.08 * (hand.nextDouble() - 0.5),
					HEIGHT / 2.0 + HEIGHT * 0.06 * (hand.nextDouble() - 0.5));
			camera.rotate(Math.toRadians(3 * (hand.nextDouble() - 0.5)));
			camera.shear(0.03 * (hand.nextDouble() - 0.5), 0.02 * (hand.nextDouble() - 0.5));
			camera.scale(zoom, zoom);
			camera.translate(-WIDTH / 2.0, -HEIGHT / 2.0);
		}
		canvas.transform(camera);
		room(canvas, new Random(shot.hall()));
		screen(canvas, new Random(shot.hall() + 1), new Random(shot.slide()));
		banner(canvas, new Random(shot.hall() + 2), new Random(shot.banner()));
		crowd(canvas, new Random(shot.hall() + 3), new Random(shot.crowd()), new Random(shot.moment()), shot.people());
		canvas.dispose();
		expose(picture, new Random(shot.moment() + 1));
		return picture;
	}

	private static void room(Graphics2D canvas, Random hall) {
		int left = (int) (-WIDTH * MARGIN);
		int width = (int) (WIDTH * (1 + 2 * MARGIN));
		int floor = (int) (HEIGHT * (0.48 + 0.1 * hall.nextDouble()));
		Color wall = new Color(170 + hall.nextInt(70), 170 + hall.nextInt(70), 150 + hall.nextInt(80));
		canvas.setPaint(new GradientPaint(left, 0, wall, width, floor, wall.darker()));
		canvas.fillRect(left, (int) (-HEIGHT * MARGIN), width, (int) (HEIGHT * (1 + 2 * MARGIN)));
		Color ground = new Color(90 + hall.nextInt(90), 80 + hall.nextInt(80), 70 + hall.nextInt(70));
		canvas.setPaint(new GradientPaint(0, floor, ground.brighter(), 0, HEIGHT, ground));
		canvas.fillRect(left, floor, width, HEIGHT);
		canvas.setColor(ground.darker());
		for (int i = 0; i < 24; i++) {
			int x = left + i * width / 24;
			canvas.drawLine(WIDTH / 2 + (x - WIDTH / 2) / 3, floor, x, (int) (HEIGHT * 1.2));
		}
		int windows = hall.nextInt(4);
		for (int i = 0; i < windows; i++) {
			int x = (int) (WIDTH * (hall.nextDouble() * 1.1 - 0.1));
			int side = 80 + hall.nextInt(140);
			canvas.setColor(new Color(225, 235, 245));
			canvas.fillRect(x, 120 + hall.nextInt(100), side, side + 60);
			canvas.setColor(new Color(110, 100, 90));
			canvas.drawRect(x, 140, side, side + 60);
			canvas.fillRect(x + side / 2 - 4, 140, 8, side + 60);
		}
		int pictures = 3 + hall.nextInt(5);
		for (int i = 0; i < pictures; i++) {
			canvas.setColor(new Color(hall.nextInt(256), hall.nextInt(200), hall.nextInt(200)));
			canvas.fillRect((int) (WIDTH * hall.nextDouble()), 90 + hall.nextInt(300), 30 + hall.nextInt(130),
					30 + hall.nextInt(120));
		}
	}

	private static void screen(Graphics2D canvas, Random hall, Random slide) {
		int width = 300 + hall.nextInt(260);
		int x = (int) (WIDTH * (0.1 + 0.5 * hall.nextDouble()));
		int y = 130 + hall.nextInt(60);
		canvas.setColor(new Color(230, 238, 246));
		canvas.fillRect(x, y, width, width * 9 / 16);
		canvas.setColor(new Color(30 + slide.nextInt(120), 60 + slide.nextInt(80), 90 + slide.nextInt(120)));
		canvas.fillRect(x + 16, y + 14, width - 32 - slide.nextInt(width / 3), 24);
		for (int i = 0; i < 6; i++) {
			int at = y + 52 + i * (width * 9 / 16 - 60) / 6;
			canvas.fillRect(x + 16 + slide.nextInt(30), at, 40 + slide.nextInt(width / 2), 9);
		}
		canvas.setColor(new Color(slide.nextInt(256), slide.nextInt(256), slide.nextInt(256)));
		canvas.fillRect(x + width * 2 / 3, y + width / 5, width / 5 + slide.nextInt(30), width / 5);
	}

	private static void banner(Graphics2D canvas, Random hall, Random banner) {
		int height = 56 + hall.nextInt(30);
		int x = 20 + hall.nextInt(120);
		canvas.setColor(new Color(184, 31, 36));
		canvas.fillRect(x, 30, WIDTH - 2 * x, height);
		canvas.setColor(new Color(255, 232, 154));
		int letters = 12 + banner.nextInt(10);
		for (int i = 0; i < letters; i++) {
			int at = x + 20 + i * (WIDTH - 2 * x - 40) / letters;
			canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, height * 2 / 3));
			for (int stroke = 0; stroke < 4; stroke++) {
				canvas.fillRect(at + banner.nextInt(20), 38 + banner.nextInt(height - 26), 4 + banner.nextInt(22), 5);
			}
		}
	}

	private static void crowd(Graphics2D canvas, Random hall, Random crowd, Random moment, int people) {
		int perRow = Math.max(4, (int) Math.ceil(Math.sqrt(people * (1.6 + hall.nextDouble()))));
		double step = WIDTH * 0.96 / perRow;
		for (int i = 0; i < people; i++) {
			int row = i / perRow;
			double near = 0.75 + 0.12 * row;
			double head = step * (0.32 + 0.14 * crowd.nextDouble()) * Math.min(1.3, near);
			double x = WIDTH * 0.02 + step * (i % perRow) + step * 0.5 * (crowd.nextDouble() - 0.5)
					+ head * 0.7 * moment.nextGaussian();
			double y = HEIGHT * (0.5 + 0.12 * row) + HEIGHT * 0.04 * (crowd.nextDouble() - 0.5)
					+ head * 0.35 * moment.nextGaussian();
			canvas.setColor(new Color(crowd.nextInt(200), crowd.nextInt(180), crowd.nextInt(200)));
			canvas.fill(new RoundRectangle2D.Double(x - head * 0.5, y + head, head * 2, head * 2.6, head, head));
			Color skin = new Color(190 + crowd.nextInt(45), 145 + crowd.nextInt(45), 110 + crowd.nextInt(45));
			canvas.setColor(skin);
			canvas.fill(new Ellipse2D.Double(x, y, head, head * 1.2));
			canvas.setColor(new Color(20 + crowd.nextInt(60), 16 + crowd.nextInt(50), 14 + crowd.nextInt(50)));
			double turned = 0.5 + 0.6 * moment.nextDouble();
			canvas.fill(new Ellipse2D.Double(x - head * 0.05, y - head * 0.15, head * 1.1, head * turned));
			if (moment.nextInt(4) == 0) {
				AffineTransform upright = canvas.getTransform();
				canvas.setColor(skin);
				canvas.rotate(0.6 * moment.nextGaussian(), x, y + head);
				canvas.fill(new RoundRectangle2D.Double(x + head, y - head * 0.6, head * 0.4, head * 2, 8, 8));
				canvas.setTransform(upright);
			}
			canvas.setColor(new Color(235, 235, 228));
			if (crowd.nextInt(3) == 0) {
				canvas.fill(new RoundRectangle2D.Double(x - head * 0.2 + head * moment.nextGaussian() * 0.3,
						y + head * 2.1, head * 1.1, head * 0.7, 4, 4));
			}
		}
	}

	/** Light, and the noise of a small sensor. */
	private static void expose(BufferedImage picture, Random moment) {
		double gain = 0.88 + 0.24 * moment.nextDouble();
		double lift = 16 * (moment.nextDouble() - 0.5);
		double tilt = 0.16 * (moment.nextDouble() - 0.5);
		int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
		for (int i = 0; i < pixels.length; i++) {
			int rgb = pixels[i];
			double light = gain + tilt * (i % WIDTH - WIDTH / 2.0) / WIDTH;
			int noise = moment.nextInt(17) - 8;
			pixels[i] = level((rgb >> 16 & 0xff) * light + lift + noise) << 16
					| level((rgb >> 8 & 0xff) * light + lift + noise) << 8 | level((rgb & 0xff) * light + lift + noise);
		}
	}

	private static int level(double value) {
		return (int) Math.max(0, Math.min(255, value));
	}

}
