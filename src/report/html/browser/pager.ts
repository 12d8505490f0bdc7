/** The buttons under the table. */
export function setUpPager(goTo: (page: number) => void) {
  const pager = document.querySelector<HTMLElement>('#pager');
  const label = document.querySelector<HTMLElement>('#page-label');
  let at = 0;
  let last = 0;
  const targets: Readonly<Record<string, () => number>> = {
    first: () => 0,
    previous: () => at - 1,
    next: () => at + 1,
    last: () => last,
  };
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('#pager button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      goTo(targets[button.value]?.() ?? 0);
      document.querySelector('#complaint-table')?.scrollIntoView({ block: 'start' });
    });
  }
  return {
    show(page: number, pages: number, text: string): void {
      [at, last] = [page, pages - 1];
      if (label !== null) label.textContent = text;
      if (pager !== null) pager.hidden = pages < 2;
      for (const button of buttons)
        button.disabled = button.value === 'first' || button.value === 'previous' ? page === 0 : page === last;
    },
  };
}
