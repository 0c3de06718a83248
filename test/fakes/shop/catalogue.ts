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

const things: [slug: string, name: string, text: string, kinds: [string, string][]][] = [
  ['mugs', 'Mugs', 'Mugs thrown by hand and fired twice, so that they keep tea hot and survive the dishwasher.', [['blue-stoneware-mug', 'Blue stoneware mug'], ['speckled-latte-mug', 'Speckled latte mug'], ['tall-porcelain-mug', 'Tall porcelain mug'], ['espresso-cup', 'Espresso cup with saucer']]],
  ['plates', 'Plates', 'Plates for every day: thick rims, quiet glazes, stackable, safe in the microwave oven.', [['dinner-plate', 'Dinner plate in sea green'], ['breakfast-plate', 'Breakfast plate in oat white'], ['serving-platter', 'Oval serving platter'], ['pasta-bowl', 'Deep pasta bowl']]],
  ['vases', 'Vases', 'Vases that stand firmly and need no more than one branch to look finished.', [['bottle-vase', 'Bottle vase in charcoal'], ['moon-vase', 'Round moon vase'], ['bud-vase', 'Bud vase, set of three'], ['floor-vase', 'Floor vase with handles']]],
];

const sentences = [
  'Each piece leaves our workshop after a check by the person who made it.', 'The clay comes from a quarry forty kilometres away and is cleaned by us.',
  'Small differences in colour are not faults: the kiln has a mind of its own.', 'Wash it by hand if you want the gold rim to outlive you.',
  'We pack in straw and cardboard, and replace what breaks on the way without asking for pictures.',
];

export const catalogue: Catalogue = {
  categories: things.map(([slug, name, text], i) => ({ id: 20 + i, slug, name, text })),
  products: things.flatMap(([category, , text, kinds], c) =>
    kinds.map(([slug, name], k) => ({
      id: 100 + c * 10 + k, slug, name, category, price: 1450 + ((c * 7 + k * 3) % 11) * 325, sku: `CL-${c + 1}${k + 1}0`,
      text: `${name}. ${text} ${sentences[(c + k) % sentences.length]} ${sentences[(c + k + 2) % sentences.length]}`,
    }))),
};
