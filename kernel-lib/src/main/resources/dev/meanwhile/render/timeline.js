// Plays every timeline on the page that is not alive yet. Each has its own state; nothing is global, nothing is loaded.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const LONGEST = 6000;

  const bringToLife = (root) => {
    const all = (selector) => [...root.querySelectorAll(selector)];
    const one = (selector) => root.querySelector(selector);
    const number = (element, name) => Number(element.dataset["mw" + name] ?? -1);
    const length = number(root, "Length");
    const end = number(root, "End");
    const items = all(".mw-steps li");
    const steps = items.map((item) => ({ at: number(item, "At"), text: item.querySelector("bdi").textContent }));
    const last = steps.length - 1;
    if (last < 1) return;
    const moving = all("[data-mw-from][data-mw-to]").map((e) => ({ e, from: number(e, "From"), to: number(e, "To"), step: number(e, "Step") }));
    const appearing = all("[data-mw-at]:not(.mw-steps li)").map((e) => ({ e, at: number(e, "At"), step: number(e, "Step") }));
    const cursors = all(".mw-cursor");
    const scrub = one(".mw-scrub");
    const now = one(".mw-now");
    const said = one(".mw-said");
    const detail = one(".mw-detail");
    const play = one(".mw-play");
    const list = one(".mw-steps ol");
    let at = end;
    let step = last;
    let timer = 0;

    const lastStepAt = (time) => {
      let low = 0;
      let high = steps.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (steps[middle].at <= time) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    };
    // What has a step of its own appears with it; what has none, when its whole moment is over.
    const there = (time, own) => (own >= 0 ? own <= step : time < at || (time === at && step >= lastStepAt(at)));
    const format = (time) => {
      if (time < 100000) return Math.round(time).toLocaleString("en") + " ms";
      const seconds = Math.round(time / 1000);
      const parts = [[Math.floor(seconds / 3600), " h"], [Math.floor(seconds / 60) % 60, " min"], [seconds % 60, " s"]];
      return parts.filter(([n]) => n > 0).map(([n, unit]) => n + unit).join(" ");
    };

    const draw = () => {
      const over = step === last;
      for (const m of moving) {
        const begun = over || (there(m.from, m.step) && m.from <= at);
        const left = over || m.to <= at || m.to === m.from ? 0 : (1 - (at - m.from) / (m.to - m.from)) * 100;
        m.e.classList.toggle("mw-later", !begun);
        // how it ends is not told before it does
        m.e.classList.toggle("mw-going", left > 0 && m.e.matches(".mw-fails,.mw-stopped"));
        m.e.style.clipPath = left > 0 ? `inset(-4px ${left}% -4px -4px)` : "";
      }
      for (const a of appearing) a.e.classList.toggle("mw-later", !over && !there(a.at, a.step));
      items.forEach((item, i) => item.classList.toggle("mw-current", i === step && !over));
      for (const cursor of cursors) cursor.style.left = (at / length) * 100 + "%";
      root.classList.toggle("mw-open", !over);
      scrub.value = at;
      now.textContent = format(at);
      scrub.setAttribute("aria-valuetext", format(at));
      if (items[step] && !over) list.scrollTop = items[step].offsetTop - list.offsetTop - list.clientHeight / 2;
    };
    const say = () => {
      said.textContent = step < 0 ? "" : `${format(steps[step].at)}: ${steps[step].text} (step ${step + 1} of ${steps.length})`;
    };
    const goTo = (nextStep) => {
      stop();
      step = Math.max(0, Math.min(last, nextStep));
      at = step === last ? end : steps[step].at;
      draw();
      say();
    };
    const goToTime = (time) => {
      at = Math.max(0, Math.min(end, time));
      step = at >= end ? last : lastStepAt(at);
      draw();
      say();
    };
    const playing = (on) => {
      play.classList.toggle("mw-pause", on);
      play.setAttribute("aria-label", on ? "Pause" : "Play");
      play.title = on ? "Pause" : "Play";
      said.setAttribute("aria-live", on ? "off" : "polite");
    };
    const stop = () => {
      if (timer) (calm.matches ? clearTimeout : cancelAnimationFrame)(timer);
      timer = 0;
      playing(false);
    };
    const start = () => {
      if (step === last) {
        step = 0;
        at = steps[0].at;
        draw();
        say();
      }
      playing(true);
      const speed = () => Number(one(".mw-speed").value);
      if (calm.matches) {
        const tick = () => {
          if (step >= last) return stop();
          step++;
          at = step === last ? end : steps[step].at;
          draw();
          say();
          timer = setTimeout(tick, 1200 / speed());
        };
        timer = setTimeout(tick, 600 / speed());
        return;
      }
      let before;
      const frame = (moment) => {
        if (!root.isConnected) return stop();
        const passed = before === undefined ? 0 : moment - before;
        before = moment;
        const whole = Math.min(LONGEST, Math.max(2500, last * 350));
        goToTime(end === 0 ? 0 : at + (passed * speed() * end) / whole);
        if (step >= last) return stop();
        timer = requestAnimationFrame(frame);
      };
      timer = requestAnimationFrame(frame);
    };

    one(".mw-first").onclick = () => goTo(0);
    one(".mw-back").onclick = () => goTo(step - 1);
    one(".mw-next").onclick = () => goTo(step === last ? last : step + 1);
    one(".mw-last").onclick = () => goTo(last);
    play.onclick = () => (timer ? (stop(), say()) : start());
    scrub.oninput = () => {
      const wanted = Number(scrub.value);
      stop();
      goToTime(wanted);
    };
    scrub.onkeydown = (event) => {
      const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
      if (!way) return;
      event.preventDefault();
      goTo(step + way);
    };

    // Details: every bar tells its words when pointed at or focused. One bar is in the tab order, arrow keys go on from it.
    const rows = all("tbody tr").map((row) => [...row.querySelectorAll("[tabindex]")]).filter((bars) => bars.length > 0);
    const bars = rows.flat();
    const tell = (element) => {
      detail.textContent = element.getAttribute("aria-label");
    };
    all("[title]").forEach((element) => {
      if (!element.matches(".mw-bar,.mw-fold,.mw-end,.mw-note,.mw-dot")) return;
      element.setAttribute("aria-label", element.title);
      element.removeAttribute("title");
      if (!element.matches(".mw-bar,.mw-fold")) element.setAttribute("role", "img");
      element.onpointerenter = () => tell(element);
    });
    bars.forEach((bar, i) => {
      bar.tabIndex = i === 0 ? 0 : -1;
      bar.onfocus = () => {
        bars.forEach((other) => (other.tabIndex = other === bar ? 0 : -1));
        tell(bar);
      };
      bar.onkeydown = (event) => {
        const y = rows.findIndex((row) => row.includes(bar));
        const x = rows[y].indexOf(bar);
        const target = { ArrowRight: rows[y][x + 1], ArrowLeft: rows[y][x - 1], ArrowDown: rows[y + 1]?.[0], ArrowUp: rows[y - 1]?.[0], Home: bars[0], End: bars[bars.length - 1] }[event.key];
        if (!(event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End")) return;
        event.preventDefault();
        target?.focus();
      };
    });

    // Keys belong to what has the focus, not to a notebook's command mode.
    all("button,input,select,summary,[tabindex]").forEach((element) => element.setAttribute("data-lm-suppress-shortcuts", ""));
    root.classList.add("mw-live");
    playing(false);
    draw();
    detail.textContent = "Point at a bar, or focus it and go on with the arrow keys, to read what it stands for.";
  };

  document.querySelectorAll(".mw-timeline").forEach((root) => {
    if (root.mwAlive) return;
    root.mwAlive = true;
    bringToLife(root);
  });
})();
