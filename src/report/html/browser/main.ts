// What the page does in the browser; esbuild compiles it into the page when amends is built.
import { startComplaints } from './complaints.ts';
import { startTheme } from './theme.ts';

startTheme();
openForPrint();
startComplaints();

/** The fixes that are folded on the screen are there on paper. */
function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('.item:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
