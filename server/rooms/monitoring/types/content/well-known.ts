/** Sites whose scripts, frames and links stand on shops everywhere: their coming is no news but on a checkout. */
const sites = `google.com googletagmanager.com google-analytics.com gstatic.com googleapis.com googleadservices.com googlesyndication.com doubleclick.net
googleoptimize.com youtube.com youtu.be youtube-nocookie.com ytimg.com vimeo.com facebook.com facebook.net fbcdn.net instagram.com whatsapp.com wa.me twitter.com x.com
linkedin.com licdn.com pinterest.com pinimg.com tiktok.com snapchat.com sc-static.net reddit.com telegram.org telegram.me t.me viber.com vk.com vk.ru ok.ru mail.ru
yandex.ru yandex.com yandex.net yastatic.net bing.com microsoft.com clarity.ms live.com apple.com amazon.com amazon-adsystem.com ebay.com
cloudflare.com cloudflareinsights.com jquery.com bootstrapcdn.com getbootstrap.com fontawesome.com typekit.net adobe.com adobedtm.com fonts.net
hotjar.com hotjar.io mouseflow.com crazyegg.com fullstory.com segment.com segment.io mixpanel.com amplitude.com heap.io matomo.cloud plausible.io
jivosite.com jivo.ru tawk.to zendesk.com zdassets.com intercom.io intercomcdn.com tidio.co tidiochat.com livechatinc.com crisp.chat drift.com hubspot.com hs-scripts.com
hs-analytics.net klaviyo.com mailchimp.com list-manage.com sendpulse.com esputnik.com getresponse.com omnisend.com unisender.com bitrix24.com bitrix24.ru bitrix.info
binotel.com binotel.ua ringostat.com ringostat.net callibri.ru calltouch.ru comagic.ru roistat.com retailrocket.net criteo.com criteo.net taboola.com outbrain.com
trustpilot.com trustedshops.com yotpo.com judge.me stamped.io feefo.com cookiebot.com onetrust.com cookielaw.org usercentrics.eu iubenda.com
stripe.com stripe.network paypal.com paypalobjects.com klarna.com klarnacdn.net klarnaservices.com adyen.com braintreegateway.com braintree-api.com checkout.com mollie.com
liqpay.ua wayforpay.com fondy.eu monobank.ua privatbank.ua yookassa.ru yoomoney.ru cloudpayments.ru tinkoff.ru sberbank.ru robokassa.ru przelewy24.pl payu.com payu.pl tpay.com
shopify.com shopifycdn.com shopifysvc.com shop.app myshopify.com wp.com wordpress.org wordpress.com gravatar.com woocommerce.com woo.com magento.com opencart.com prestashop.com shopware.com
sentry.io sentry-cdn.com newrelic.com nr-data.net bugsnag.com datadoghq.com rollbar.com recaptcha.net hcaptcha.com algolia.net algolianet.com novaposhta.ua cdek.ru inpost.pl dhl.com ups.com
schema.org w3.org openstreetmap.org mapbox.com wikipedia.org`;

export const wellKnown: ReadonlySet<string> = new Set(sites.split(/\s+/));

const trusted =
  /google|g[o0]{2}gle|analytic|jquery|cloudflare|stripe|paypal|facebook|bootstrap|magento|woocommerce|shopify|yandex|gtag|tagmanager|recaptcha/i;

/** A name that borrows a well-known one without being it: `google-analytlcs.example`. */
export function borrowsName(site: string): boolean {
  return trusted.test(site) && !wellKnown.has(site) && !/^google\.[a-z.]{2,6}$/.test(site);
}
