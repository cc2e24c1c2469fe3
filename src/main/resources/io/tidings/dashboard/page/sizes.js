// The lengths of the windows that reviews are counted in, as the server names them: PT1M, PT1H, P1D.

import * as f from './format.js';

const LENGTH = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

let known = [];

/** Takes the sizes that the server's configuration has, the smallest first. */
export function useSizes(sizes) {
  known = sizes;
}

export const allSizes = () => known;
export const largestSize = () => known.at(-1);

export function secondsOf(size) {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = LENGTH.exec(size) ?? [];
  return 86400 * days + 3600 * hours + 60 * minutes + +seconds;
}

/** Each with its name, to choose from. */
export const sizeChoices = () => known.map((size) => [size, f.length(secondsOf(size))]);
