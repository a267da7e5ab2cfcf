import CSDL2
import Imaging
