import { describe, expect, test } from 'vitest';
import { openText, readAll, readRows } from './memory-log.ts';

const LOG = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,shop,False,Tue Oct 31 22:10:47 +0000 2017,@77 Sorry about the wait XXXX,,3.0
2,shop,False,Tue Oct 31 22:12:00 +0000 2017,@77 It ships today,,3.0
3,77,True,Tue Oct 31 22:08:27 +0000 2017,@shop Where is my kettle?,"1,2",
4,77,,Tue Oct 31 22:20:00 +0000 2017,@shop Thanks,,2
`;

describe('a log in which both sides write', () => {
  test('tells the company’s rows, and joins what they say to the rows that they answer', async () => {
    const { complaints, log } = await readAll(LOG);
    expect(log.format.profile).toBe('support-threads');
    expect(complaints.map(({ isReply }) => isReply)).toEqual([true, true, false, false]);
    expect(complaints.map(({ reply }) => reply)).toEqual([
      undefined,
      undefined,
      '@77 Sorry about the wait ***\n@77 It ships today',
      undefined,
    ]);
  });

  test('is not read twice from standard input: the company’s rows are told, and not joined', async () => {
    const log = await openText(LOG, {}, '-', true);
    const rows = await readRows(log);
    expect(rows.map((row) => 'complaint' in row && row.complaint.isReply)).toEqual([true, true, false, false]);
    expect(rows.map((row) => 'complaint' in row && row.complaint.reply)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(log.warnings).toEqual([expect.stringMatching(/^-: the company’s answers are rows of their own/)]);
  });
});
