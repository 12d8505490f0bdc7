import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { recogniseLayout } from '../../src/read/layout.ts';

const { profiles } = loadKnowledge();

describe('a log is recognised by its columns', () => {
  test.each(Object.entries(profiles))('%s by its own header', (code, { header }) => {
    expect(header).not.toEqual([]);
    expect(recogniseLayout(header, profiles)?.code).toBe(code);
  });

  test.each(Object.entries(profiles))(
    '%s finds every column that it names in its header, or knows it by others',
    (_, profile) => {
      const layout = recogniseLayout(profile.header, profiles);
      for (const names of [...profile.columns, ...profile.text.slice(0, 1)])
        expect(layout?.columnsOf(names)).not.toEqual([]);
    },
  );

  test('in any order, case and spelling of its columns', () => {
    const { header } = profiles['google-play-console'] ?? { header: [] };
    const written = [...header].reverse().map((name) => name.toUpperCase().replaceAll(' ', '_'));
    expect(recogniseLayout(written, profiles)?.code).toBe('google-play-console');
  });

  test('one level deeper too, where all columns are', () => {
    const header = ['ticket.id', 'ticket.subject', 'ticket.description', 'ticket.requester_id', 'ticket.assignee_id'];
    const layout = recogniseLayout(header, profiles);
    expect(layout?.code).toBe('zendesk-tickets');
    expect(layout?.columnsOf(['description', 'subject'])).toEqual([2, 1]);
  });

  test('by no profile where a column is missing', () => {
    expect(recogniseLayout(['id', 'text', 'date', 'rating'], profiles)).toBeUndefined();
    expect(recogniseLayout([], profiles)).toBeUndefined();
  });
});
