/** Where demo influencers live: their zone, money, languages and names. */
export interface Region {
  timezone: string;
  currency: string;
  /** What a small gig costs, in minor units; prices are multiples of a tenth of it. */
  smallPrice: number;
  /** How many of every hundred influencers live here. */
  share: number;
  cities: readonly string[];
  languages: readonly string[];
  firstNames: readonly string[];
  lastNames: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

export const REGIONS: readonly Region[] = [
  {
    timezone: 'Asia/Kolkata',
    currency: 'INR',
    smallPrice: 200_000,
    share: 38,
    cities: [
      'Bengaluru, India',
      'Mumbai, India',
      'Delhi, India',
      'Chennai, India',
      'Kolkata, India',
      'Jaipur, India',
    ],
    languages: ['en-IN', 'hi', 'kn', 'ta', 'mr', 'bn'],
    firstNames: words(
      'Asha Rohan Meera Arjun Kavya Ishaan Priya Vikram Ananya Dev Nisha Kabir Tara Aditya Sneha Farhan',
    ),
    lastNames: words('Rao Sharma Iyer Menon Kapoor Das Patel Reddy Banerjee Khan Nair Joshi Gill Kulkarni'),
  },
  {
    timezone: 'America/New_York',
    currency: 'USD',
    smallPrice: 10_000,
    share: 9,
    cities: ['New York, USA', 'Boston, USA', 'Atlanta, USA', 'Miami, USA'],
    languages: ['en-US', 'es-US'],
    firstNames: words('Maya Jordan Ella Marcus Chloe Tyler Nora Devin Hazel Owen'),
    lastNames: words('Brooks Ramirez Carter Nguyen Foster Bennett Hayes Cohen'),
  },
  {
    timezone: 'America/Los_Angeles',
    currency: 'USD',
    smallPrice: 12_000,
    share: 8,
    cities: ['Los Angeles, USA', 'San Diego, USA', 'Seattle, USA', 'Portland, USA'],
    languages: ['en-US', 'es-US'],
    firstNames: words('Skye Mateo Luna Kai Harper Diego Willow Ezra Jade Cole'),
    lastNames: words('Morales Kim Sullivan Ortiz Lang Whitaker Tran Pierce'),
  },
  {
    timezone: 'Europe/London',
    currency: 'GBP',
    smallPrice: 8_000,
    share: 8,
    cities: ['London, UK', 'Manchester, UK', 'Bristol, UK', 'Edinburgh, UK'],
    languages: ['en-GB'],
    firstNames: words('Imogen Callum Freya Theo Poppy Idris Bea Rory Zara Felix'),
    lastNames: words('Hughes Okafor Bell Hartley Singh Whitfield Murray Ellis'),
  },
  {
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    smallPrice: 9_000,
    share: 8,
    cities: ['Berlin, Germany', 'Hamburg, Germany', 'München, Germany', 'Köln, Germany'],
    languages: ['de', 'en'],
    firstNames: words('Lena Jonas Mila Emre Greta Paul Ayla Finn Johanna Moritz'),
    lastNames: words('Schäfer Yilmaz Vogel Krüger Lindner Braun Hofmann Weiß'),
  },
  {
    timezone: 'America/Sao_Paulo',
    currency: 'BRL',
    smallPrice: 30_000,
    share: 6,
    cities: ['São Paulo, Brazil', 'Rio de Janeiro, Brazil', 'Curitiba, Brazil'],
    languages: ['pt-BR', 'en'],
    firstNames: words('Camila Thiago Júlia Rafael Beatriz Caio Larissa Bruno'),
    lastNames: words('Silva Almeida Costa Ferreira Rocha Barbosa Lima'),
  },
  {
    timezone: 'Asia/Tokyo',
    currency: 'JPY',
    smallPrice: 12_000,
    share: 6,
    cities: ['Tokyo, Japan', 'Osaka, Japan', 'Fukuoka, Japan'],
    languages: ['ja', 'en'],
    firstNames: words('Yui Haruto Sakura Ren Aoi Sota Hina Riku'),
    lastNames: words('Tanaka Sato Watanabe Kobayashi Mori Ishida Hayashi'),
  },
  {
    timezone: 'Australia/Sydney',
    currency: 'AUD',
    smallPrice: 13_000,
    share: 5,
    cities: ['Sydney, Australia', 'Newcastle, Australia'],
    languages: ['en-AU'],
    firstNames: words('Matilda Lachlan Isla Jarrah Ruby Angus Evie Hamish'),
    lastNames: words('Walsh Nguyen Campbell Doyle Fraser Papas Reid'),
  },
  {
    timezone: 'Asia/Dubai',
    currency: 'AED',
    smallPrice: 35_000,
    share: 5,
    cities: ['Dubai, UAE', 'Abu Dhabi, UAE'],
    languages: ['ar', 'en', 'ur'],
    firstNames: words('Layla Omar Noor Yousef Hana Zayd Mariam Tariq'),
    lastNames: words('Haddad Mansour Al-Amin Rahman Nasser Qureshi Saleh'),
  },
  {
    timezone: 'Africa/Lagos',
    currency: 'NGN',
    smallPrice: 5_000_000,
    share: 4,
    cities: ['Lagos, Nigeria', 'Abuja, Nigeria'],
    languages: ['en-NG', 'yo', 'ig'],
    firstNames: words('Adaeze Tunde Chioma Emeka Folake Ifeanyi Zainab Segun'),
    lastNames: words('Okonkwo Adeyemi Balogun Eze Bello Nwosu Afolabi'),
  },
  {
    timezone: 'Asia/Kathmandu',
    currency: 'NPR',
    smallPrice: 400_000,
    share: 3,
    cities: ['Kathmandu, Nepal', 'Pokhara, Nepal'],
    languages: ['ne', 'en'],
    firstNames: words('Aarati Bikash Sujata Prabin Mina Suraj'),
    lastNames: words('Gurung Thapa Shrestha Tamang Rai Adhikari'),
  },
];
