/** ISO 3166-1: alpha-2 and alpha-3 code of each country, `AFAFG` for Afghanistan. */
const pairs =
  'AFAFG AXALA ALALB DZDZA ASASM ADAND AOAGO AIAIA AQATA AGATG ARARG AMARM AWABW AUAUS ATAUT AZAZE BSBHS BHBHR BDBGD BBBRB BYBLR BEBEL BZBLZ BJBEN BMBMU ' +
  'BTBTN BOBOL BQBES BABIH BWBWA BVBVT BRBRA IOIOT BNBRN BGBGR BFBFA BIBDI CVCPV KHKHM CMCMR CACAN KYCYM CFCAF TDTCD CLCHL CNCHN CXCXR CCCCK COCOL KMCOM ' +
  'CGCOG CDCOD CKCOK CRCRI CICIV HRHRV CUCUB CWCUW CYCYP CZCZE DKDNK DJDJI DMDMA DODOM ECECU EGEGY SVSLV GQGNQ ERERI EEEST SZSWZ ETETH FKFLK FOFRO FJFJI ' +
  'FIFIN FRFRA GFGUF PFPYF TFATF GAGAB GMGMB GEGEO DEDEU GHGHA GIGIB GRGRC GLGRL GDGRD GPGLP GUGUM GTGTM GGGGY GNGIN GWGNB GYGUY HTHTI HMHMD VAVAT HNHND ' +
  'HKHKG HUHUN ISISL ININD IDIDN IRIRN IQIRQ IEIRL IMIMN ILISR ITITA JMJAM JPJPN JEJEY JOJOR KZKAZ KEKEN KIKIR KPPRK KRKOR KWKWT KGKGZ LALAO LVLVA LBLBN ' +
  'LSLSO LRLBR LYLBY LILIE LTLTU LULUX MOMAC MGMDG MWMWI MYMYS MVMDV MLMLI MTMLT MHMHL MQMTQ MRMRT MUMUS YTMYT MXMEX FMFSM MDMDA MCMCO MNMNG MEMNE MSMSR ' +
  'MAMAR MZMOZ MMMMR NANAM NRNRU NPNPL NLNLD NCNCL NZNZL NINIC NENER NGNGA NUNIU NFNFK MKMKD MPMNP NONOR OMOMN PKPAK PWPLW PSPSE PAPAN PGPNG PYPRY PEPER ' +
  'PHPHL PNPCN PLPOL PTPRT PRPRI QAQAT REREU ROROU RURUS RWRWA BLBLM SHSHN KNKNA LCLCA MFMAF PMSPM VCVCT WSWSM SMSMR STSTP SASAU SNSEN RSSRB SCSYC SLSLE ' +
  'SGSGP SXSXM SKSVK SISVN SBSLB SOSOM ZAZAF GSSGS SSSSD ESESP LKLKA SDSDN SRSUR SJSJM SESWE CHCHE SYSYR TWTWN TJTJK TZTZA THTHA TLTLS TGTGO TKTKL TOTON ' +
  'TTTTO TNTUN TRTUR TMTKM TCTCA TVTUV UGUGA UAUKR AEARE GBGBR USUSA UMUMI UYURY UZUZB VUVUT VEVEN VNVNM VGVGB VIVIR WFWLF EHESH YEYEM ZMZMB ZWZWE XKXKX'

/** Upper-case alpha-2 code of an alpha-3 code. */
export const alpha2OfAlpha3: ReadonlyMap<string, string> = new Map(pairs.split(' ').map((pair) => [pair.slice(2), pair.slice(0, 2)]))

/** Every alpha-2 code, upper case. */
export const alpha2Codes: ReadonlySet<string> = new Set(alpha2OfAlpha3.values())

/** Names and adjectives that CLDR does not list, folded, with the alpha-2 code. */
export const furtherCountryNames: Readonly<Record<string, string>> = {
  'uk': 'GB', 'great britain': 'GB', 'britain': 'GB', 'england': 'GB', 'scotland': 'GB', 'wales': 'GB', 'northern ireland': 'GB', 'british': 'GB', 'english': 'GB', 'scottish': 'GB', 'welsh': 'GB',
  'united kingdom of great britain and northern ireland': 'GB', 'angleterre': 'GB', 'grande bretagne': 'GB', 'grossbritannien': 'GB', 'gran bretana': 'GB', 'inglaterra': 'GB',
  'usa': 'US', 'u s': 'US', 'u s a': 'US', 'united states of america': 'US', 'america': 'US', 'american': 'US', 'etats unis d amerique': 'US', 'estados unidos de america': 'US', 'ee uu': 'US',
  'russian federation': 'RU', 'russian': 'RU', 'holland': 'NL', 'the netherlands': 'NL', 'dutch': 'NL', 'uae': 'AE', 'emirati': 'AE', 'ivory coast': 'CI', 'cote d ivoire': 'CI',
  'korea': 'KR', 'south korea': 'KR', 'korea republic of': 'KR', 'korea south': 'KR', 'north korea': 'KP', 'dprk': 'KP', 'czech republic': 'CZ', 'czech': 'CZ', 'burma': 'MM', 'macedonia': 'MK',
  'moldova republic of': 'MD', 'iran islamic republic of': 'IR', 'islamic republic of iran': 'IR', 'syrian arab republic': 'SY', 'viet nam': 'VN', 'vietnamese': 'VN', 'lao pdr': 'LA', 'taiwan province of china': 'TW',
  'bolivarian republic of venezuela': 'VE', 'united republic of tanzania': 'TZ', 'hong kong': 'HK', 'macau': 'MO', 'macao': 'MO', 'cape verde': 'CV', 'swaziland': 'SZ', 'vatican': 'VA', 'holy see': 'VA', 'turkey': 'TR', 'turkiye': 'TR',
  'drc': 'CD', 'antigua': 'AG', 'virgin islands british': 'VG', 'virgin islands u s': 'VI', 'trinidad': 'TT', 'st kitts': 'KN', 'st vincent': 'VC', 'democratic republic of the congo': 'CD', 'congo dr': 'CD', 'congo': 'CG', 'congo republic': 'CG', 'republic of the congo': 'CG', 'congo republic of the': 'CG', 'palestine': 'PS', 'kosovo': 'XK', 'bosnia': 'BA', 'bosnia and herzegovina': 'BA', 'st lucia': 'LC', 'people s republic of china': 'CN', 'prc': 'CN',
  'brd': 'DE', 'bundesrepublik deutschland': 'DE', 'german': 'DE', 'deutsch': 'DE', 'allemand': 'DE', 'french': 'FR', 'francais': 'FR', 'franzosisch': 'FR', 'spanish': 'ES', 'espanol': 'ES', 'italian': 'IT', 'swiss': 'CH', 'schweizer': 'CH', 'suisse': 'CH',
  'austrian': 'AT', 'belgian': 'BE', 'portuguese': 'PT', 'polish': 'PL', 'ukrainian': 'UA', 'belarusian': 'BY', 'greek': 'GR', 'turkish': 'TR', 'irish': 'IE', 'swedish': 'SE', 'norwegian': 'NO', 'danish': 'DK', 'finnish': 'FI', 'hungarian': 'HU',
  'romanian': 'RO', 'bulgarian': 'BG', 'serbian': 'RS', 'croatian': 'HR', 'slovak': 'SK', 'slovene': 'SI', 'slovenian': 'SI', 'albanian': 'AL', 'latvian': 'LV', 'lithuanian': 'LT', 'estonian': 'EE', 'icelandic': 'IS', 'maltese': 'MT', 'cypriot': 'CY',
  'canadian': 'CA', 'mexican': 'MX', 'brazilian': 'BR', 'argentine': 'AR', 'argentinian': 'AR', 'chilean': 'CL', 'colombian': 'CO', 'peruvian': 'PE', 'venezuelan': 'VE', 'cuban': 'CU', 'chinese': 'CN', 'japanese': 'JP', 'korean': 'KR', 'indian': 'IN',
  'pakistani': 'PK', 'bangladeshi': 'BD', 'indonesian': 'ID', 'malaysian': 'MY', 'filipino': 'PH', 'thai': 'TH', 'australian': 'AU', 'new zealander': 'NZ', 'south african': 'ZA', 'nigerian': 'NG', 'kenyan': 'KE', 'ghanaian': 'GH', 'ethiopian': 'ET',
  'egyptian': 'EG', 'moroccan': 'MA', 'algerian': 'DZ', 'tunisian': 'TN', 'libyan': 'LY', 'syrian': 'SY', 'iraqi': 'IQ', 'iranian': 'IR', 'afghan': 'AF', 'israeli': 'IL', 'saudi': 'SA', 'lebanese': 'LB', 'jordanian': 'JO', 'georgian': 'GE', 'armenian': 'AM',
  'azerbaijani': 'AZ', 'kazakh': 'KZ', 'uzbek': 'UZ', 'moldovan': 'MD', 'somali': 'SO', 'eritrean': 'ER',
}
