// Says when an event begins by the reader's clock, where that is not the clock by which it is told.
for (const line of document.querySelectorAll("[data-your-time]")) {
  const time = line.querySelector("time");
  const moment = new Date(time.dateTime);
  const told = time.dateTime.slice(0, 16);
  const own = new Date(moment - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  if (own !== told) {
    const day = own.slice(0, 10) === told.slice(0, 10) ? {} : { day: "numeric", month: "long" };
    const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...day };
    time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, format).format(moment);
    line.hidden = false;
  }
}
