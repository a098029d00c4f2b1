/** English: placements, their look and the live preview. */
export const placements = {
  preview: {
    title: 'Live preview',
    phone: 'Phone',
    desktop: 'Desktop',
    try: 'Try it',
    tryHint: 'Press, pick and add as a shopper would. Nothing leaves the preview.',
    platform: 'Shopify draws this one itself, in the dress of your checkout: there is nothing to style.',
    nothing: 'A shopper would see nothing here now.',
    failed: 'The preview could not be fetched',
    late: 'The preview does not start. Reload the page; if that does not help, look under Diagnostics.',
  },
};
