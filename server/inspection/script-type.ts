const scriptTypes =
  /^(?:(?:application|text)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/i;

/** Whether browsers take a media type for JavaScript, whatever parameters it has (WHATWG MIME Sniffing). */
export const isScriptType = (type: string): boolean => scriptTypes.test(essence(type));

/** A media type without its parameters. */
export const essence = (type: string): string => type.replace(/;.*/s, '').trim().toLowerCase();
