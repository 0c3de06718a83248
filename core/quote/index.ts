export { type EditedBook, editable, faultOf, reckonable } from './edited.ts';
export { defaultPriceBook, documentationStates, pricedPlatforms, seasons } from './price-book.ts';
export { quote } from './quote.ts';
