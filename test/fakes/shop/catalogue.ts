/** What a fake shop sells. Made up; prices in whole and hundredth units of the shop's currency. */
export interface Product {
  id: number;
  slug: string;
  name: string;
  category: string;
  price: number;
  sku: string;
  text: string;
}

export interface Category {
  id: number;
  slug: string;
  name: string;
  text: string;
}

export interface Catalogue {
  categories: Category[];
  products: Product[];
}

export type ShopLanguage = 'en' | 'ru' | 'uk';

type Things = [slug: string, name: string, text: string, kinds: [slug: string, name: string][]][];

interface Goods {
  things: Things;
  /** Said under a product, in turns. */
  sentences: string[];
  /** Of one unit of money against the shop in English. */
  rate: number;
}

const ceramics: Things = [
  [
    'mugs',
    'Mugs',
    'Mugs thrown by hand and fired twice, so that they keep tea hot and survive the dishwasher.',
    [
      ['blue-stoneware-mug', 'Blue stoneware mug'],
      ['speckled-latte-mug', 'Speckled latte mug'],
      ['tall-porcelain-mug', 'Tall porcelain mug'],
      ['espresso-cup', 'Espresso cup with saucer'],
    ],
  ],
  [
    'plates',
    'Plates',
    'Plates for every day: thick rims, quiet glazes, stackable, safe in the microwave oven.',
    [
      ['dinner-plate', 'Dinner plate in sea green'],
      ['breakfast-plate', 'Breakfast plate in oat white'],
      ['serving-platter', 'Oval serving platter'],
      ['pasta-bowl', 'Deep pasta bowl'],
    ],
  ],
  [
    'vases',
    'Vases',
    'Vases that stand firmly and need no more than one branch to look finished.',
    [
      ['bottle-vase', 'Bottle vase in charcoal'],
      ['moon-vase', 'Round moon vase'],
      ['bud-vase', 'Bud vase, set of three'],
      ['floor-vase', 'Floor vase with handles'],
    ],
  ],
];

const aboutCeramics = [
  'Each piece leaves our workshop after a check by the person who made it.',
  'The clay comes from a quarry forty kilometres away and is cleaned by us.',
  'Small differences in colour are not faults: the kiln has a mind of its own.',
  'Wash it by hand if you want the gold rim to outlive you.',
  'We pack in straw and cardboard, and replace what breaks on the way without asking for pictures.',
];

const coffee: Things = [
  [
    'espresso',
    'Кава для еспресо',
    'Щільне тіло, темний шоколад і довгий присмак: зерна для кавомашини та ріжкової кавоварки.',
    [
      ['karpaty-blend', 'Суміш «Карпати»'],
      ['nich-u-lvovi', 'Суміш «Ніч у Львові»'],
      ['brazil-santos', 'Бразилія Сантос'],
      ['india-monsoon', 'Індія Мусон Малабар'],
    ],
  ],
  [
    'filter',
    'Кава для фільтра',
    'Світле обсмаження, квіти та ягоди: для лійки, аеропреса і френч-преса.',
    [
      ['ethiopia-yirgacheffe', 'Ефіопія Їргачеф'],
      ['kenya-nyeri', 'Кенія Ньєрі'],
      ['colombia-huila', 'Колумбія Уїла'],
      ['guatemala-antigua', 'Гватемала Антигуа'],
    ],
  ],
  [
    'posud',
    'Посуд і приладдя',
    'Усе, щоб зварити добру каву вдома: лійки, млинки, ваги та чашки.',
    [
      ['v60-dripper', 'Лійка V60 керамічна'],
      ['hand-grinder', 'Ручний млинок'],
      ['gooseneck-kettle', 'Чайник із тонким носиком'],
      ['cup-set', 'Набір із двох чашок'],
    ],
  ],
];

const aboutCoffee = [
  'Обсмажуємо щовівторка й щоп’ятниці, відправляємо того ж дня.',
  'Зерно купуємо напряму у двох кооперативів і знаємо фермерів на ім’я.',
  'Смак трохи змінюється від врожаю до врожаю: це не вада, а погода.',
  'Зберігайте пачку закритою, у темряві, без холодильника.',
  'Якщо кава не припала до смаку, обміняємо її без зайвих запитань.',
];

const toys: Things = [
  [
    'cubes',
    'Кубики',
    'Кубики с ровными гранями: строить, считать и учить буквы.',
    [
      ['alphabet-cubes', 'Кубики с азбукой'],
      ['color-cubes', 'Цветные кубики'],
      ['city-cubes', 'Кубики «Город»'],
      ['big-cubes', 'Большие кубики для малышей'],
    ],
  ],
  [
    'pyramids',
    'Пирамидки',
    'Пирамидки, которые держатся, не падают и не красят руки.',
    [
      ['rainbow-pyramid', 'Пирамидка «Радуга»'],
      ['bear-pyramid', 'Пирамидка «Медведь»'],
      ['moon-pyramid', 'Пирамидка «Луна»'],
      ['sorter', 'Сортер «Домик»'],
    ],
  ],
  [
    'railways',
    'Железные дороги',
    'Рельсы из бука, вагоны на магнитах, подходят к дорогам других марок.',
    [
      ['first-railway', 'Первая железная дорога'],
      ['railway-bridge', 'Мост и тоннель'],
      ['steam-engine', 'Паровоз с вагонами'],
      ['station', 'Вокзал со стрелкой'],
    ],
  ],
];

const aboutToys = [
  'Каждую игрушку перед отправкой проверяет тот, кто её сделал.',
  'Бук и липа растут в ста километрах от мастерской.',
  'Оттенок дерева немного отличается: двух одинаковых деревьев не бывает.',
  'Протирайте влажной тканью и сушите не на батарее.',
  'Сломалось — пришлите нам: починим или заменим деталь.',
];

const goods: Record<ShopLanguage, Goods> = {
  en: { things: ceramics, sentences: aboutCeramics, rate: 1 },
  uk: { things: coffee, sentences: aboutCoffee, rate: 24 },
  ru: { things: toys, sentences: aboutToys, rate: 2 },
};

const catalogueOf = ({ things, sentences, rate }: Goods): Catalogue => ({
  categories: things.map(([slug, name, text], i) => ({ id: 20 + i, slug, name, text })),
  products: things.flatMap(([category, , text, kinds], c) =>
    kinds.map(([slug, name], k) => ({
      id: 100 + c * 10 + k,
      slug,
      name,
      category,
      price: (1450 + ((c * 7 + k * 3) % 11) * 325) * rate,
      sku: `CL-${c + 1}${k + 1}0`,
      text: `${name}. ${text} ${sentences[(c + k) % sentences.length]} ${sentences[(c + k + 2) % sentences.length]}`,
    })),
  ),
});

export const catalogues: Record<ShopLanguage, Catalogue> = {
  en: catalogueOf(goods.en),
  uk: catalogueOf(goods.uk),
  ru: catalogueOf(goods.ru),
};
