package dev.meanwhile.bench

import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.delay
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runTest
import kotlin.time.Duration.Companion.minutes

/** The work of the benchmarks on kotlinx-coroutines-test, as its users write it. */
@OptIn(ExperimentalCoroutinesApi::class)
object Coroutines {
    private suspend fun fetch(millis: Long, value: Int): Int {
        delay(millis)
        return value
    }

    private fun timeOf(work: suspend TestScope.() -> Unit): Long {
        var end = 0L
        runTest(timeout = 10.minutes) {
            work()
            end = currentTime
        }
        return end
    }

    /** One operation of 1 ms after the other, each started and then awaited. */
    @JvmStatic
    fun chain(length: Int): Long = timeOf {
        var sum = 0
        repeat(length) { i -> sum += async { fetch(1, i) }.await() }
        check(sum == sumTo(length))
    }

    /** One call of a suspending function of 1 ms after the other: nothing is started that could go on by itself. */
    @JvmStatic
    fun calls(length: Int): Long = timeOf {
        var sum = 0
        repeat(length) { i -> sum += fetch(1, i) }
        check(sum == sumTo(length))
    }

    /** One sleep of 1 ms after the other. */
    @JvmStatic
    fun sleeps(length: Int): Long = timeOf {
        repeat(length) { delay(1) }
    }

    /** Tasks side by side; each calls two operations, one after the other. */
    @JvmStatic
    fun fan(tasks: Int): Long = timeOf {
        val results = List(tasks) { i -> async { fetch(1L + i % 10, i) + fetch(1, 0) } }.awaitAll()
        check(results.sum() == sumTo(tasks))
    }

    private fun sumTo(length: Int): Int {
        var sum = 0
        for (i in 0 until length) sum += i
        return sum
    }
}
