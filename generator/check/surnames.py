"""Surnames that are common in the United Kingdom, whatever language they come from."""

from __future__ import annotations

_NAMES = """
abbott abdi abdullah adams adeyemi afolabi ahmad ahmed akhtar alexander ali allan allen anderson andrews anwar archer
armstrong arnold ashton aslam atkins atkinson austin ayres bailey baker baldwin ball banks barber barker barlow barnes
barnett barrett barry barton bates baxter begum bell bennett benson berry bevan bhatt bibi bird bishop blackburn blake
bloggs bolton booth bourne bowen bowman boyd boyle bradley bradshaw brady bray brennan briggs brookes brooks brown
bruce bryan bryant buckley bull burgess burke burns burrows burton butcher butler byrne cameron campbell carpenter
carr carroll carter chambers chan chandler chapman charlton chaudhry chen chowdhury clark clarke clayton clements
coates cohen cole coleman coles collier collins connolly conway cook cooke cooper cox craig crawford cross cunningham
curtis dale dalton daly daniels davey davidson davies davis davison dawson day dean dennis desai dhillon diaz
dickinson dixon dobson doherty donnelly douglas doyle duffy duncan dunn dyer eaton edwards elliott ellis evans farrell
faulkner fernandes fernandez finch fisher fitzgerald fleming fletcher flynn ford forster foster fowler fox francis
franklin fraser freeman frost fuller gallagher garcia gardiner gardner garner george gibbons gibbs gibson gilbert
giles gill glover goddard godfrey gomez goodwin gordon gough gould graham grant gray greenwood gregory griffin
griffiths gupta hale hamilton hammond hancock hanson harding hardy harper harris harrison hart hartley harvey haynes
hayward henderson henry hewitt hicks higgins hilton hobbs hodgson holden holland holloway holmes holt hope hopkins
horton houghton howard howe howell howells hudson hughes humphreys hunt hunter hurst hussain hussein hutchinson hyde
ibrahim iqbal islam jackson jacobs jamal james jarvis jenkins jennings jensen jha john johnson johnston jones jordan
joseph joshi kapoor kaur kay kelly kemp kennedy kent kerr khan khatun kim king kirk knight knowles kowalski kumar lamb
lambert lawrence lawson leach lee leonard lewandowski lewis li lim little lloyd long lopez lowe lucas lynch lyons
macdonald mackenzie mahmood malik mann manning marsden marsh marshall martin martinez mason matthews may mccarthy
mcdonald mcgrath mckenna mclean mcmahon mehta mellor metcalfe miah middleton miles mills milne mitchell mohamed
mohammed moore moran morgan morley morris morrison morton moss muhammad mukherjee murphy murray myers naylor newman
newton nguyen nicholls nicholson noble nolan norman norris north norton nowak nunn nwosu o'brien o'connor o'donnell
o'neill o'reilly oconnor ogunleye okafor okonkwo oliver oneill osborne osman owen owens palmer parker parkin parkinson
parry parsons patel patterson payne peacock pearce pearson perera perkins perry peters phillips pickering pollard
poole pope porter potter powell power pratt preston price pritchard pugh quinn qureshi rahman rai raja ramsey randall
rao rashid rees reeves reid reynolds rhodes richards richardson riley rizvi roberts robertson robinson robson rogers
rose ross rowe rowley russell ryan sanders sanderson saunders savage schofield scott shah shaikh sharma sharp shaw
shepherd sheppard short silva simmons simpson sims sinclair singh skinner slater smart smith snow spencer stanley
steele stephens stephenson stevens stevenson stewart stokes stone stuart summers sutton swift sykes talbot taylor
thomas thompson thomson thornton thorpe tomlinson townsend tucker turnbull turner tyler uddin vaughan wade walker wall
wallace wallis walsh walters walton wang ward warner warren waters watkins watson watts weaver webb webster welch
wells west weston wheeler whitehead whitehouse whittaker wilkins wilkinson williams williamson willis wilson winter
wong woods woodward wright wu wyatt yadav yang yates young yusuf zhang
"""
SURNAMES = frozenset(_NAMES.split())
