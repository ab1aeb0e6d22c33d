package dev.meanwhile.service;

import static dev.meanwhile.Workbook.remote;

import dev.meanwhile.promise.Promise;
import java.util.List;
import java.util.stream.IntStream;

/// The simulated back end of the lessons: a blog. Each call starts at once and returns a promise; the same
/// arguments always give the same data. Latencies are in virtual milliseconds.
public final class Blog {
    private static final List<String> NAMES = List.of("Ada", "Grace", "Edsger", "Barbara", "Alan", "Frances", "Tony");
    private static final List<String> TOPICS =
            List.of("On waiting", "Two at once", "What starts first", "A promise kept", "The slower one", "In order");
    private static final List<String> REMARKS =
            List.of("Well said.", "I see it differently.", "Tried it, works.", "And if it fails?", "More of this!");
    private static final List<String> SKIES = List.of("sunny", "cloudy", "rain", "wind", "fog");

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
        return remote("fetchUser", 100, () -> user(1));
    }

    /// A user: 100 ms.
    public static Promise<User> fetchUser(int id) {
        return remote("fetchUser", 100, () -> user(id), id);
    }

    /// The latest posts of all users: 150 ms.
    public static Promise<List<Post>> fetchPosts() {
        return remote("fetchPosts", 150, () -> posts(1));
    }

    /// The posts of a user: 150 ms.
    public static Promise<List<Post>> fetchPosts(int userId) {
        return remote("fetchPosts", 150, () -> posts(userId), userId);
    }

    /// What was said to a post: 120 ms.
    public static Promise<List<Comment>> fetchComments(int postId) {
        return remote("fetchComments", 120, () -> comments(postId), postId);
    }

    /// The weather in a city: 80 ms.
    public static Promise<Weather> fetchWeather(String city) {
        return remote("fetchWeather", 80, () -> weather(city), city);
    }

    /// The friends of a user: 90 ms.
    public static Promise<List<User>> fetchFriends(int userId) {
        return remote("fetchFriends", 90, () -> List.of(user(userId + 1), user(userId + 2)), userId);
    }

    /// Keeps a text: 60 ms.
    public static Promise<Draft> saveDraft(String text) {
        return remote("saveDraft", 60, () -> new Draft(Math.floorMod(text.hashCode(), 1000), text), text);
    }

    private static User user(int id) {
        return new User(id, pick(NAMES, id - 1));
    }

    private static List<Post> posts(int userId) {
        int count = 2 + Math.floorMod(userId, 3);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Post(userId * 10 + i, userId, pick(TOPICS, userId + i)))
                .toList();
    }

    private static List<Comment> comments(int postId) {
        int count = 1 + Math.floorMod(postId, 3);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Comment(postId * 10 + i, postId, pick(REMARKS, postId + i)))
                .toList();
    }

    private static Weather weather(String city) {
        int number = city.hashCode();
        return new Weather(city, pick(SKIES, number), Math.floorMod(number, 35) - 5);
    }

    private static String pick(List<String> from, int number) {
        return from.get(Math.floorMod(number, from.size()));
    }
}
