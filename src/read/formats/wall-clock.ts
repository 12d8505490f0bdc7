/** A moment that was stored as UTC, as `YYYY-MM-DD HH:MM:SS`, or the day alone at midnight sharp. */
export function wallClockOf(milliseconds: number, withTime = milliseconds % 86_400_000 !== 0): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return withTime ? `${day} ${time.slice(0, 8)}` : day;
}
