package dev.meanwhile.service;

import static dev.meanwhile.Workbook.remote;

import dev.meanwhile.promise.Promise;
import java.util.List;
import java.util.stream.IntStream;

/// The simulated back end of the lessons: a blog. Each call starts at once and returns a promise; the same
/// arguments always give the same data. Latencies are in milliseconds of the run's clock.
public final class Blog {
    private static final List<String> NAMES = List.of("Ada", "Grace", "Edsger", "Barbara", "Alan", "Frances", "Tony");
    private static final List<String> TOPICS =
            List.of("On waiting", "Two at once", "What starts first", "A promise kept", "The slower one", "In order");
    private static final List<String> REMARKS =
            List.of("Well said.", "I see it differently.", "Tried it, works.", "And if it fails?", "More of this!");
    private static final List<String> SKIES = List.of("sunny", "cloudy", "rain", "wind", "fog");

    /// How long the calls take, here and on the [BlogServer].
    static final long USER = 100;

    static final long POSTS = 150;
    static final long COMMENTS = 120;
    static final long WEATHER = 80;
    static final long FRIENDS = 90;
    static final long DRAFT = 60;

    private Blog() {}

    /// Somebody who writes.
    public record User(int id, String name) {}

    /// What somebody wrote.
    public record Post(int id, int userId, String title) {}

    /// What somebody said to a post.
    public record Comment(int id, int postId, String text) {}

    /// @param celsius the temperature
    public record Weather(String city, String sky, int celsius) {}

    /// A text that was kept.
    public record Draft(int id, String text) {}

    /// The user who is logged in: 100 ms.
    public static Promise<User> fetchUser() {
        return remote("fetchUser", USER, () -> user(1));
    }

    /// A user: 100 ms.
    public static Promise<User> fetchUser(int id) {
        return remote("fetchUser", USER, () -> user(id), id);
    }

    /// The latest posts of all users: 150 ms.
    public static Promise<List<Post>> fetchPosts() {
        return remote("fetchPosts", POSTS, () -> posts(1));
    }

    /// The posts of a user: 150 ms.
    public static Promise<List<Post>> fetchPosts(int userId) {
        return remote("fetchPosts", POSTS, () -> posts(userId), userId);
    }

    /// What was said to a post: 120 ms.
    public static Promise<List<Comment>> fetchComments(int postId) {
        return remote("fetchComments", COMMENTS, () -> comments(postId), postId);
    }

    /// The weather in a city: 80 ms.
    public static Promise<Weather> fetchWeather(String city) {
        return remote("fetchWeather", WEATHER, () -> weather(city), city);
    }

    /// The friends of a user: 90 ms.
    public static Promise<List<User>> fetchFriends(int userId) {
        return remote("fetchFriends", FRIENDS, () -> friends(userId), userId);
    }

    /// Keeps a text: 60 ms.
    public static Promise<Draft> saveDraft(String text) {
        return remote("saveDraft", DRAFT, () -> draft(text), text);
    }

    static List<User> friends(int userId) {
        return List.of(user(userId + 1), user(userId + 2));
    }

    static Draft draft(String text) {
        return new Draft(Math.floorMod(text.hashCode(), 1000), text);
    }

    static User user(int id) {
        return new User(id, pick(NAMES, id - 1));
    }

    static List<Post> posts(int userId) {
        int count = 2 + Math.floorMod(userId, 3);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Post(userId * 10 + i, userId, pick(TOPICS, userId + i)))
                .toList();
    }

    static List<Comment> comments(int postId) {
        int count = 1 + Math.floorMod(postId, 3);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Comment(postId * 10 + i, postId, pick(REMARKS, postId + i)))
                .toList();
    }

    static Weather weather(String city) {
        int number = city.hashCode();
        return new Weather(city, pick(SKIES, number), Math.floorMod(number, 35) - 5);
    }

    private static String pick(List<String> from, int number) {
        return from.get(Math.floorMod(number, from.size()));
    }
}
