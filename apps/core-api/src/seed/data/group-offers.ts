/** What demo groups offer together: title and what they deliver. */
export const GROUP_OFFERS: readonly (readonly [title: string, description: string])[] = [
  ['Launch day together', 'All of us post within the same hour, each in our own voice, with one shared tag.'],
  [
    'Live panel about your product',
    'An hour live with all of us, your questions first, then those of the chat.',
  ],
  ['Relay of reels', 'One story told in turns: each of us picks up where the other stopped.'],
  ['City takeover', 'Each of us shows your product where we live, on the same day.'],
  ['Challenge with a jury', 'We start a challenge, take part and judge what our followers send in.'],
  ['Roundtable podcast', 'A recorded conversation, cut into one episode and a clip for each of us.'],
];
