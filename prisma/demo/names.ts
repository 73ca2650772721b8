/** Iranian given names and families with the spelling people use in their email. */
type Name = readonly [persian: string, latin: string];
const read = (text: string): Name[] =>
  text
    .trim()
    .split(/\s*،\s*/)
    .map((pair) => pair.split("=") as unknown as Name);

export const women = read(
  `زهرا=zahra، فاطمه=fatemeh، مریم=maryam، نرگس=narges، سارا=sara، الهام=elham، مینا=mina، لیلا=leila، شیرین=shirin، نسرین=nasrin،
  پریسا=parisa، مهسا=mahsa، نگار=negar، سمیرا=samira، آزاده=azadeh، فرزانه=farzaneh، معصومه=masoumeh، اعظم=azam، طاهره=tahereh،
  رویا=roya، شهلا=shahla، مهناز=mahnaz، هانیه=hanieh، ریحانه=reyhaneh، بهاره=bahareh، ندا=neda، ژاله=jaleh، پروین=parvin،
  شقایق=shaghayegh، مژگان=mozhgan، سپیده=sepideh، کبری=kobra، ثریا=soraya، غزاله=ghazaleh، ساناز=sanaz، آرزو=arezoo، فریده=farideh،
  منیژه=manijeh، یاسمن=yasaman، راضیه=razieh`,
);
export const men = read(
  `محمد=mohammad، علی=ali، حسین=hossein، رضا=reza، مهدی=mehdi، امیرحسین=amirhossein، سعید=saeid، حمید=hamid، مجید=majid، مسعود=masoud،
  بهروز=behrouz، فرهاد=farhad، کامران=kamran، آرش=arash، سیاوش=siavash، پیمان=peyman، ناصر=naser، اکبر=akbar، محسن=mohsen، جواد=javad،
  هادی=hadi، احسان=ehsan، امید=omid، نیما=nima، بابک=babak، داریوش=dariush، ابراهیم=ebrahim، یوسف=yousef، مصطفی=mostafa، کیوان=keyvan،
  علیرضا=alireza، محمدرضا=mohammadreza، غلامرضا=gholamreza، شهرام=shahram، بهنام=behnam، وحید=vahid، رسول=rasoul، منوچهر=manouchehr،
  ایرج=iraj، فرشید=farshid، سهراب=sohrab، عباس=abbas`,
);
export const families = read(
  `محمدی=mohammadi، حسینی=hosseini، احمدی=ahmadi، کریمی=karimi، موسوی=mousavi، جعفری=jafari، صادقی=sadeghi، رضایی=rezaei،
  هاشمی=hashemi، قاسمی=ghasemi، مرادی=moradi، اکبری=akbari، رحیمی=rahimi، حیدری=heidari، نوری=nouri، عباسی=abbasi، شریفی=sharifi،
  سلطانی=soltani، باقری=bagheri، فلاح=fallah، یوسفی=yousefi، زارع=zare، کاظمی=kazemi، امینی=amini، نجفی=najafi، طاهری=taheri،
  ملکی=maleki، رنجبر=ranjbar، خسروی=khosravi، بهرامی=bahrami، ناظری=nazeri، پورمحمدی=pourmohammadi، علیزاده=alizadeh،
  حسن‌زاده=hasanzadeh، ابراهیمی=ebrahimi، کاویانی=kaviani، دهقان=dehghan، نیک‌پور=nikpour، شجاعی=shojaei، فرهمند=farahmand،
  میرزایی=mirzaei، توسلی=tavassoli، جلالی=jalali، عطایی=ataei، بختیاری=bakhtiari، قربانی=ghorbani، شیخی=sheikhi، اسدی=asadi،
  صالحی=salehi، خانی=khani، سلیمانی=soleimani، گودرزی=goudarzi، فتحی=fathi، درویشی=darvishi، پناهی=panahi، ایزدی=izadi،
  منصوری=mansouri، وکیلی=vakili، معتمدی=motamedi، جهانگیری=jahangiri، قنبری=ghanbari، تهرانی=tehrani، اصفهانی=esfahani،
  شیرازی=shirazi، تبریزی=tabrizi، کرمانی=kermani، لطفی=lotfi، حق‌شناس=haghshenas، ستوده=sotoudeh، آقایی=aghaei، نظری=nazari،
  رستمی=rostami، بیات=bayat، افشاری=afshari، خلیلی=khalili، محبی=mohebbi، پیروز=pirouz، سعادت=saadat، غفاری=ghaffari، دانشور=daneshvar،
  رفیعی=rafiei، مقدم=moghaddam، شکوهی=shokouhi، کمالی=kamali، عزیزی=azizi، صفری=safari، نصیری=nasiri، حاتمی=hatami، شهبازی=shahbazi،
  ذاکری=zakeri`,
);

/** [kind of place, proper name, latin]: an organization that drinks water. */
export const organizations: readonly (readonly [string, string])[] = [
  ["کافه ترنج", "cafetoranj"],
  ["کافه کتاب باران", "barancafe"],
  ["رستوران سنتی شاندیز مهر", "shandizmehr"],
  ["رستوران ارغوان", "arghavan"],
  ["تهیه‌غذای مادربزرگ", "madarbozorg"],
  ["قنادی گل‌یخ", "golyakh"],
  ["کلینیک دندانپزشکی سپید", "sepidclinic"],
  ["درمانگاه شبانه‌روزی مهرگان", "mehregan"],
  ["آزمایشگاه پاتوبیولوژی راد", "radlab"],
  ["بیمارستان نیکان‌مهر", "nikanmehr"],
  ["داروخانهٔ دکتر فرهمند", "farahmandpharm"],
  ["دبستان دخترانهٔ نرگس", "nargesschool"],
  ["دبیرستان غیردولتی اندیشهٔ نو", "andishenow"],
  ["مهدکودک رنگین‌کمان", "rangin"],
  ["آموزشگاه زبان سفیر مهر", "safirmehr"],
  ["دانشکدهٔ فنی البرز", "alborztech"],
  ["باشگاه ورزشی آرین", "ariangym"],
  ["استخر و سونای موج", "mojpool"],
  ["هتل آپارتمان یاس", "yashotel"],
  ["هتل پارسه", "parsehotel"],
  ["اقامتگاه بوم‌گردی خانهٔ سیب", "khanesib"],
  ["مجتمع مسکونی بهاران", "baharan"],
  ["مجتمع مسکونی آسمان", "asemancomplex"],
  ["برج نگین شمال", "neginshomal"],
  ["هیئت‌مدیرهٔ ساختمان نسترن", "nastaran"],
  ["مجتمع تجاری آفتاب", "aftabmall"],
  ["شرکت نرم‌افزاری دانا", "danasoft"],
  ["شرکت حسابرسی ژرف‌نگر", "zharfnegar"],
  ["دفتر وکالت عدل‌پویا", "adlpouya"],
  ["شرکت بیمهٔ ایمن‌گستر", "imengostar"],
  ["شرکت پخش مواد غذایی سحر", "saharpakhsh"],
  ["شرکت مهندسی سازه‌پی", "sazehpey"],
  ["شرکت حمل‌ونقل ترابر شرق", "tarabarshargh"],
  ["چاپخانهٔ نقش‌آفرین", "naghshafarin"],
  ["کارخانهٔ نان صنعتی خوشه", "khooshehbread"],
  ["کارگاه قالی‌بافی گره", "gereh"],
  ["شرکت داروسازی پاک‌زیست", "pakzist"],
  ["شرکت لبنیات سبلان‌دشت", "sabalandasht"],
  ["گلخانهٔ هیدروپونیک سبزینه", "sabzineh"],
  ["مؤسسهٔ خیریهٔ مهر ماندگار", "mehrmandegar"],
  ["شهرداری منطقهٔ دو پیشوا", "pishva2"],
  ["ادارهٔ آموزش‌وپرورش دماوند", "damavandedu"],
  ["بانک قرض‌الحسنهٔ امین شعبهٔ میرداماد", "aminbank"],
  ["فروشگاه لوازم‌خانگی سرای نو", "saraynow"],
  ["فروشگاه زنجیره‌ای هم‌محله", "hammahalle"],
  ["نمایندگی اصفهان، بازرگانی زاینده", "zayandeh"],
  ["نمایندگی شیراز، فروشگاه ارم", "eramshop"],
  ["نمایندگی تبریز، بازرگانی ائل‌گلی", "elgoli"],
  ["نمایندگی مشهد، فروشگاه توس‌آب", "toosab"],
  ["نمایندگی اهواز، خدمات کارون", "karoonservice"],
  ["نمایندگی رشت، فروشگاه باران شمال", "baranshomal"],
  ["نمایندگی کرمان، بازرگانی کویر", "kavirtrade"],
  ["نمایندگی یزد، فروشگاه قنات", "ghanatshop"],
  ["نمایندگی قم، خدمات زلال", "zolalqom"],
  ["تعمیرگاه لوازم‌خانگی برادران صفا", "safabrothers"],
  ["پیمانکاری تأسیسات گرماب", "garmab"],
  ["شرکت تأسیساتی آبان‌کار", "abankar"],
  ["دفتر طراحی داخلی چیدمان", "chidman"],
  ["سالن زیبایی گلبرگ", "golbargsalon"],
  ["کارواش بخار نوین", "novinwash"],
  ["خانهٔ سالمندان آرامش", "aramesh"],
  ["مرکز دیالیز شفا", "shafadialysis"],
  ["آتلیهٔ عکاسی لحظه", "lahzeh"],
  ["انتشارات برگ سبز", "bargesabz"],
  ["شرکت کشت‌وصنعت دشت ناز", "dashtnaz"],
];
export const suppliers: readonly (readonly [string, string])[] = [
  ["صنایع پلیمر آذین", "azinpolymer"],
  ["بازرگانی ممبران شرق", "sharghmembrane"],
  ["کارتن‌سازی البرز نوین", "alborzcarton"],
  ["شرکت پمپ‌سازی نیرو", "niroopump"],
  ["قالب‌سازی دقیق‌کار", "daghighkar"],
  ["کربن فعال زاگرس", "zagroscarbon"],
  ["شیرآلات بهراد", "behradvalve"],
  ["پیک‌رسان شهر", "shahrpost"],
  ["چاپ و لیبل رنگ‌آرا", "rangara"],
  ["الکترونیک پایا", "payaelectronic"],
  ["لوله و اتصالات جنوب", "jonoobpipe"],
  ["بازرگانی رزین پارس", "parsresin"],
  ["شرکت آداپتور نور", "nooradaptor"],
  ["آزمایشگاه آب آزما", "abazma"],
  ["باربری همراه جاده", "hamrahjadeh"],
];
