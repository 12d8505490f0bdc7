import { expect, test } from 'vitest';
import { parseConversation } from '../../src/read/conversation.ts';
import { readAll } from './memory-log.ts';

const rules = {
  column: 'comments',
  text: ['plain_body', 'body'],
  customer: { field: 'author_id', sameAs: 'requester_id' },
  public: { field: 'public', is: ['true'] },
};
const parse = (cell: string) => parseConversation(cell, rules, (name) => (name === 'requester_id' ? '7' : ''));

test('tells who says what, without notes that the customer does not see', () => {
  const cell = [
    { author_id: 7, body: '<p>The lid is cracked</p>', public: true },
    { author_id: 9, body: 'a difficult one', public: false },
    { author_id: 9, plain_body: 'We send another', body: '<b>We send another</b>', public: true },
  ];
  const { customer, company } = parse(cell.map((message) => JSON.stringify(message)).join(', '));
  expect(customer).toEqual(['The lid is cracked']);
  expect(company).toEqual(['We send another']);
});

test.each([
  '',
  'no list',
  '{broken',
  '{"author_id":7}',
  '{}, 3, null',
  '{"author_id":{"$":1},"public":true,"body":[]}',
])('finds nobody in %j', (cell) => expect(parse(cell)).toEqual({ customer: [], company: [] }));

test('a ticket that is a file of its own is one row, and not as many as it has messages', async () => {
  const ticket = {
    ticket: { id: 31, subject: 'No delivery', published_at: '2025-06-02 09:10:11' },
    comments: [
      { message: '<p>I waited until night</p>', type: 'public', from: 'client' },
      { message: 'Your request is number 31', type: 'public', from: 'trigger' },
      { message: 'We come today', type: 'public', from: 'user' },
    ],
  };
  const { complaints } = await readAll(JSON.stringify(ticket), {}, 'ticket.json');
  expect(complaints).toMatchObject([{ id: '31', text: 'No delivery\nI waited until night', reply: 'We come today' }]);
});
