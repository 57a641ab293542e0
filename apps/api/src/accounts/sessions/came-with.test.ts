import { expect, test } from '@jest/globals';
import type { Actor } from '../actor.js';
import { cameWith } from './came-with.js';

const person = (grants: Actor['grants']): Actor => ({
  id: 'one',
  name: 'One',
  email: 'one@tarmeem.example',
  language: 'en',
  organisationId: null,
  organisation: null,
  grants,
});
const database = { query: () => Promise.resolve([]) };

test('a request gets who came with its own reading of the session, also when an earlier one ends after it', () => {
  const people = cameWith(database);
  const after = people.put(person([]));
  const before = people.put(
    person([{ role: 'moderator', documentId: null, jurisdiction: null, organisationId: null }]),
  );
  expect(cameWith(database).take(after)?.grants).toEqual([]);
  expect(cameWith(database).take(before)?.grants).toHaveLength(1);
  expect(people.take(before)).toBeUndefined();
});
