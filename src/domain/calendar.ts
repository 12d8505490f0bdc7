const DAY = 86_400_000;

/** Every day from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = toTime(from); at <= toTime(to); at += DAY) days.push(toDay(at));
  return days;
}

/** The Monday of the ISO week. */
export function weekStart(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return ((new Date(toTime(day)).getUTCDay() + 6) % 7) + 1;
}

export function addDays(day: string, days: number): string {
  return toDay(toTime(day) + days * DAY);
}

/** Whole days from one to the other. */
export function daysApart(from: string, to: string): number {
  return Math.round((toTime(to) - toTime(from)) / DAY);
}

function toTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
