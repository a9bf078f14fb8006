/** A line that is nothing but an address: it is not broken, whatever the width. */
export const ADDRESS_ALONE = /^\s*[(“"]*https:\/\/\S+$/;
