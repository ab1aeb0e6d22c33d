// What the programs call: Node's own promises and async functions, on timers that are ours. Each timer runs in a turn
// of its own of Node's event loop, so that Node itself runs the microtasks and finds the unhandled rejections.
'use strict';

let clock, timers, sequence, marks, late, spans, names, resolvers;

function after(millis, action) {
    timers.push({ at: clock + millis, sequence: sequence++, action });
}

function nextTimer() {
    let first = 0;
    for (let i = 1; i < timers.length; i++) {
        const a = timers[i], b = timers[first];
        if (a.at < b.at || (a.at === b.at && a.sequence < b.sequence)) first = i;
    }
    return timers.splice(first, 1)[0];
}

// ---- the record

function begin(kind, name) {
    const span = { kind, name, start: clock, stop: -1, outcome: 'FULFILLED' };
    span.failed = reason => { span.outcome = 'REJECTED'; return reason; };
    span.end = () => { span.stop = clock; };
    spans.push(span);
    return span;
}

const named = (name, promise) => { names.set(promise, name); return promise; };
const log = (task, text) => { marks.push(`${clock} ${task}: ${text}`); };

function show(value) {
    if (Array.isArray(value)) return '[' + value.map(show).join(', ') + ']';
    if (value instanceof AggregateError) return 'none of ' + show(value.errors);
    if (value instanceof Error) return '!' + value.message;
    if (value !== null && typeof value === 'object') return value.status === 'fulfilled' ? '+' + show(value.value) : '-' + show(value.reason);
    return String(value);
}

process.on('unhandledRejection', (reason, promise) => {
    marks.push(`${clock} unhandled ${names.get(promise)}: ${show(reason)}`);
});
process.on('rejectionHandled', promise => { late.push({ at: clock, text: 'handled late: ' + names.get(promise) }); });

// ---- what programs call

function remote(name, millis, fails) {
    if (millis < 0) throw new Error(name + ' threw');
    const span = begin('OPERATION', name);
    return named(name, new Promise((resolve, reject) => after(millis, () => {
        log('main', name + ' settles');
        span.end();
        if (fails) reject(span.failed(new Error(name + ' failed')));
        else resolve(name + ' replied');
    })));
}

const call = (name, body) => named(name, body(begin('TASK', name)));

function pending() {
    let settlers;
    const promise = new Promise((resolve, reject) => { settlers = { resolve, reject }; });
    resolvers.set(promise, settlers);
    return named('a promise', promise);
}

function settle(promise, name, fails) {
    if (fails) resolvers.get(promise).reject(new Error(name + ' was rejected'));
    else resolvers.get(promise).resolve(name + ' was fulfilled');
}

function combine(rule, parts) {
    const list = parts.length === 0 ? 'nothing' : parts.length > 3 ? parts.length + ' promises' : parts.map(p => names.get(p)).join(', ');
    return named(rule + ' of ' + list, Promise[rule](parts));
}

const sleep = millis => new Promise(resolve => after(millis, resolve));

function busy(millis) {
    const span = begin('BUSY', 'work');
    clock += millis;
    span.end();
}

function timeout(promise, millis) {
    const limit = new Promise((_, reject) => after(millis, () => reject(new Error('timeout'))));
    return named('timeout of ' + names.get(promise), Promise.race([promise, limit]));
}

function retry(attempts, backoff, operation) {
    const repeat = async () => {
        for (let left = attempts, pause = backoff; ; left--, pause *= 2) {
            try {
                return await operation();
            } catch (e) {
                if (left === 1) throw e;
                await sleep(pause);
            }
        }
    };
    return named('retry', repeat());
}

function mapLimit(limit, items, f) {
    return named('mapLimit', new Promise((resolve, reject) => {
        const results = Array(items.length);
        let started = 0, missing = items.length, over = false;
        if (missing === 0) resolve([]);
        const stop = reason => { over = true; reject(reason); };
        const next = () => {
            if (over || started === items.length) return;
            const index = started++;
            let part;
            try { part = f(items[index], index); } catch (e) { part = Promise.reject(e); }
            part.then(value => {
                results[index] = value;
                if (--missing === 0) resolve(results);
                next();
            }, stop);
        };
        for (let i = 0; i < limit; i++) next();
    }));
}

const callOf = name => (reply, index) => remote(name + '_' + index, ...reply);

function repeated(name, replies) {
    let calls = 0;
    return () => remote(name + '_' + calls, ...replies[calls++]);
}

// ---- running them, one after the other

function runAll(programs) {
    let index = -1, ending;

    function start() {
        if (++index === programs.length) return;
        clock = 0; timers = []; sequence = 0; marks = []; late = []; spans = []; names = new WeakMap(); resolvers = new WeakMap();
        ending = 'main waits for ever';
        call('main', programs[index]).then(v => { ending = 'main returned ' + show(v); }, e => { ending = 'main threw ' + show(e); });
        setImmediate(step);
    }

    function step() {
        if (timers.length > 0) {
            const timer = nextTimer();
            clock = Math.max(clock, timer.at);
            timer.action();
            setImmediate(step);
        } else {
            // Node tells so at the end of the turn: with work in it that is later than the moment of looking
            const exact = !spans.some(s => s.kind === 'BUSY');
            const handled = late.map(l => exact ? `${l.at} ${l.text}` : l.text).sort();
            const record = spans.map(s => `${s.kind} ${s.name} ${s.start} ${s.stop < 0 ? 'PENDING' : s.stop + ' ' + s.outcome}`);
            process.stdout.write(JSON.stringify([...marks, ...handled, ...record, ending]) + '\n');
            setImmediate(start);
        }
    }

    setImmediate(start);
}
