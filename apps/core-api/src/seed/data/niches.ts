/** What demo influencers make things about. */
export interface Niche {
  category: string;
  /** Sentences for the bio; `{city}` is where they live. */
  bios: readonly string[];
  /** Titles of gigs with what they deliver. */
  gigs: readonly (readonly [title: string, description: string])[];
}

export const NICHES: readonly Niche[] = [
  {
    category: 'food',
    bios: [
      'Weeknight cooking from {city}.',
      'I eat my way through {city} and film all of it.',
      'Family recipes, tested three times.',
    ],
    gigs: [
      ['Recipe reel with your product', 'A 60-second recipe with your product in it, filmed in my kitchen.'],
      ['Restaurant visit with stories', 'I come, eat, film and tell; ten story frames and one reel.'],
      ['Live cooking session', 'I cook live with your product and answer questions from the chat.'],
    ],
  },
  {
    category: 'travel',
    bios: [
      'Slow trips that start in {city}.',
      'Trains, night markets and cheap flights.',
      'Guides you can actually follow.',
    ],
    gigs: [
      ['Destination reel', 'A vertical film of your place with a voice-over and a map.'],
      ['Hotel walk-through', 'Rooms, breakfast and the view, as honest as for a friend.'],
      ['Packing list with your gear', 'I pack your gear for a real trip and say what stays at home.'],
    ],
  },
  {
    category: 'fashion',
    bios: [
      'Outfits for people who walk. {city}.',
      'Thrift first, tailor second.',
      'Colour, prints and honest sizing.',
    ],
    gigs: [
      ['Styling reel, three looks', 'Three ways to wear one piece of yours, with sizes on screen.'],
      ['Lookbook shoot', 'Twelve edited photos in natural light for your channels and mine.'],
      ['Try-on haul', 'I try on your collection and say what fits whom.'],
    ],
  },
  {
    category: 'beauty',
    bios: [
      'Skin care without the shouting.',
      'Make-up for brown skin, from {city}.',
      'I read the ingredients so that you need not.',
    ],
    gigs: [
      ['Get-ready-with-me reel', 'Your product in a real morning routine.'],
      ['Two-week product test', 'Before, during and after, with the same light every time.'],
      ['Live make-up tutorial', 'An hour live with questions, using your line.'],
    ],
  },
  {
    category: 'fitness',
    bios: [
      'Strength training for beginners in {city}.',
      'Marathon number nine is coming.',
      'Yoga at six, coffee at seven.',
    ],
    gigs: [
      ['Workout with your brand', 'A 20-minute workout to follow along, in your gear.'],
      ['Gear review', 'Fifty kilometres or ten sessions with it before I say a word.'],
      ['Live training session', 'I coach your community live and answer questions.'],
    ],
  },
  {
    category: 'technology',
    bios: [
      'Phones, laptops and what they are for.',
      'I take gadgets apart in {city}.',
      'Reviews after a month, not after a day.',
    ],
    gigs: [
      ['Product review', 'Unboxing, a week of use and a verdict you may not like.'],
      ['Explainer video', 'Your feature, explained in ninety seconds to somebody who does not care yet.'],
      ['Launch stream', 'I host your launch live and take the questions.'],
    ],
  },
  {
    category: 'gaming',
    bios: ['Cozy games and bad aim.', 'Streaming from {city} most nights.', 'Speedruns, slowly explained.'],
    gigs: [
      ['Sponsored stream', 'I play your game live, with your team in the chat if you like.'],
      ['First-look video', 'The first hour of your game with honest commentary.'],
    ],
  },
  {
    category: 'parenting',
    bios: ['Three children, one bathroom.', 'Real lunch boxes from {city}.', 'Gentle-ish parenting.'],
    gigs: [
      ['Family product test', 'My children test it; I film what happens.'],
      ['Q&A live session', 'An hour live with parents about your topic.'],
    ],
  },
  {
    category: 'finance',
    bios: [
      'Money for people in their first job.',
      'Index funds, taxes and chai. {city}.',
      'I make spreadsheets friendly.',
    ],
    gigs: [
      ['Explainer reel', 'One idea about money in sixty seconds, checked by a professional.'],
      ['Webinar for your customers', 'Slides, examples and questions.'],
    ],
  },
  {
    category: 'music',
    bios: [
      'Covers recorded in a cupboard in {city}.',
      'Beats from kitchen noises.',
      'I teach guitar to grown-ups.',
    ],
    gigs: [
      ['Jingle in my style', 'Fifteen seconds that stay in the ear, with the stems.'],
      ['Live set with your brand', 'A set on my channel, with your brand on the stage.'],
    ],
  },
];

export const PLATFORMS = ['instagram', 'youtube', 'tiktok', 'x', 'linkedin', 'twitch'] as const;
